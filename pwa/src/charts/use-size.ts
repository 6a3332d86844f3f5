import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** How wide an element is, and how large its text: charts are drawn in real pixels, so that their words grow along. */
export type Size = { width: number; rem: number };

const PHONE: Size = { width: 350, rem: 16 };

/** Return the size of the element in `ref`, followed while it changes. */
export function useSize(ref: RefObject<Element | null>): Size {
  const [size, setSize] = useState(PHONE);
  useLayoutEffect(() => {
    const measure = () => {
      const width = ref.current?.clientWidth || PHONE.width;
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || PHONE.rem;
      setSize((known) => (known.width === width && known.rem === rem ? known : { width, rem }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (ref.current) observer.observe(ref.current);
    observer.observe(document.documentElement);
    return () => observer.disconnect();
  }, []);
  return size;
}
