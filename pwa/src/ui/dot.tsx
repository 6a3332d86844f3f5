interface DotProps {
  /** A hollow ring: the time before. */
  ring?: boolean;
}

/** The dot: this moment. Only ever "now" or "this one"; never ornament, count or warning. */
export function Dot({ ring }: DotProps) {
  return <i class={ring ? "dot ring" : "dot"} aria-hidden="true" />;
}
