/** A still wave, in the units of its drawing: y = mean + height × cos(2π (x − crest) / length). */
export interface Wave {
  mean: number;
  height: number;
  length: number;
  crest: number;
}

const angle = (wave: Wave, x: number) => (2 * Math.PI * (x - wave.crest)) / wave.length;

export const heightAt = (wave: Wave, x: number) => wave.mean + wave.height * Math.cos(angle(wave, x));

const slopeAt = (wave: Wave, x: number) => ((-2 * Math.PI * wave.height) / wave.length) * Math.sin(angle(wave, x));

const round = (value: number) => Math.round(value * 10) / 10;

/** The wave from one x to another as an SVG path: cubic pieces with the wave's own slope, so few points draw it smooth. */
export function line(wave: Wave, from: number, to: number, pieces = 24): string {
  const width = (to - from) / pieces;
  const third = width / 3;
  let path = `M${round(from)} ${round(heightAt(wave, from))}`;
  for (let n = 0; n < pieces; n++) {
    const x = from + n * width;
    const end = x + width;
    const leave = `${round(x + third)} ${round(heightAt(wave, x) + slopeAt(wave, x) * third)}`;
    const reach = `${round(end - third)} ${round(heightAt(wave, end) - slopeAt(wave, end) * third)}`;
    path += `C${leave} ${reach} ${round(end)} ${round(heightAt(wave, end))}`;
  }
  return path;
}

/** The water under the wave, down to `floor`. */
export const water = (wave: Wave, from: number, to: number, floor: number) =>
  `${line(wave, from, to)}V${floor}H${round(from)}Z`;
