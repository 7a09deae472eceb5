/** Points of a picture's own dot at the resolution that Excel takes where a file names none. */
const POINTS_PER_DOT = 0.75;

/** Format and size of a picture. */
export interface Picture {
  readonly format: "PNG" | "JPEG";
  /** In points. */
  readonly width: number;
  readonly height: number;
}

/** Reads the head of a PNG or JPEG file given in base64; null for anything else. */
export function pictureOf(base64: string): Picture | null {
  let bytes: Uint8Array;
  try {
    bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
  const view = new DataView(bytes.buffer);
  const dots = pngSize(view) ?? jpegSize(view);
  return (
    dots && { format: dots.format, width: dots.width * POINTS_PER_DOT, height: dots.height * POINTS_PER_DOT }
  );
}

function pngSize(view: DataView): Picture | null {
  const isPng = view.byteLength >= 24 && view.getUint32(0) === 0x89504e47;
  return isPng ? { format: "PNG", width: view.getUint32(16), height: view.getUint32(20) } : null;
}

/** The size stands in the frame header, the first segment from C0 to CF that is no table (ITU T.81, B.2.2). */
function jpegSize(view: DataView): Picture | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff01) return null;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { format: "JPEG", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return null;
}
