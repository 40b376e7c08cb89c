/** Of a frame its middle, no larger than this: a dense code needs some six points for a module. */
const sideMost = 720;
/** Between two looks; each of them takes a part of a second on a slow machine. */
const pauseMs = 150;
/** Codes are dark on light: a look for the other kind would cost as much again. */
const onPaper = { inversionAttempts: 'dontInvert' } as const;

/**
 * Shows what the camera sees, and says each QR code that stands in the middle of it until `ending`
 * is aborted; then the camera is off. False: there is none, the browser may not use it, or what
 * reads the codes did not come from the station.
 */
export async function readCodes(
  video: HTMLVideoElement,
  ending: AbortSignal,
  onCode: (text: string) => void,
): Promise<boolean> {
  // First what reads: without it the camera would look, and nothing would ever come of it.
  const reader = await import('jsqr').catch(() => undefined);
  if (!reader) return ending.aborted;
  const wanted = { video: { facingMode: 'environment', width: 1280, height: 960 } };
  // Where a page is not from a safe origin there are no devices at all.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const stream = await devices?.getUserMedia(wanted).catch(() => undefined);
  if (!stream) return ending.aborted;
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  ending.addEventListener('abort', stop);
  if (ending.aborted) stop();
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  const canvas = document.createElement('canvas');
  while (!ending.aborted) {
    const seen = middleOf(video, canvas);
    const found = seen && reader.default(seen.data, seen.width, seen.height, onPaper);
    if (found) onCode(found.data);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return true;
}

function middleOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  const seen = Math.min(video.videoWidth, video.videoHeight);
  const side = Math.min(seen, sideMost);
  if (side === 0) return undefined;
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const [x, y] = [(video.videoWidth - seen) / 2, (video.videoHeight - seen) / 2];
  context?.drawImage(video, x, y, seen, seen, 0, 0, side, side);
  return context?.getImageData(0, 0, side, side);
}
