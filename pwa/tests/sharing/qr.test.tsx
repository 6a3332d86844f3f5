/** Another library reads what ours drew. */

import { render } from "preact";
import decodeQR from "qr/decode.js";
import { expect, test } from "vitest";
import { QrCode } from "../../src/sharing/qr";

const SCALE = 4; // pixels a module

/** Paint the path of the drawing, as a browser would. */
function painted(svg: SVGElement): { data: Uint8Array; width: number; height: number } {
  const size = Number(svg.getAttribute("viewBox")!.split(" ")[2]);
  const width = size * SCALE;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y, length] of svg
    .querySelector("path")!
    .getAttribute("d")!
    .matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row++) {
      const start = (row * width + Number(x) * SCALE) * 4;
      for (let at = start; at < start + Number(length) * SCALE * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return { data, width, height: width };
}

test.each([
  "https://welnu.example/practitioner/code#7K3M-9P2D-4X",
  "http://localhost:8000/practitioner/code#0000-0000-00",
  `https://een-wat-langer-adres.praktijk.example/welnu/practitioner/code#${"aZ09-_".repeat(7)}x`,
])("%s is read back from the drawing", (text) => {
  const root = document.body.appendChild(document.createElement("div"));
  render(<QrCode text={text} label="De code" />, root);

  expect(decodeQR(painted(root.querySelector("svg")!))).toBe(text);
  expect(root.querySelector("svg")!.getAttribute("aria-label")).toBe("De code");
});
