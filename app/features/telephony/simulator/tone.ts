const RATE = 8000;

/** Two seconds of a quiet 425 Hz tone as a WAV file: what a recorded call sounds like here. */
export function tone(seconds = 2): Uint8Array {
  const samples = RATE * seconds;
  const bytes = new Uint8Array(44 + samples);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  write(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  write(36, "data");
  view.setUint32(40, samples, true);
  for (let index = 0; index < samples; index++) {
    bytes[44 + index] = 128 + Math.round(20 * Math.sin((2 * Math.PI * 425 * index) / RATE));
  }
  return bytes;
}
