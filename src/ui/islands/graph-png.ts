/** The picture as it stands, as a PNG file with the page's title and address below it. */
import type Sigma from 'sigma';
import type { Colours } from './graph-colours.ts';

const FOOT = 44;

/** WebGL forgets what it drew once the frame is over: what is drawn is taken in the same turn. */
export function savePng(sigma: Sigma, colours: Colours): void {
  sigma.once('afterRender', () => {
    const canvases = Object.values(sigma.getCanvases());
    const { width, height } = sigma.getDimensions();
    const ratio = (canvases[0]?.width ?? width) / width;
    const canvas = document.createElement('canvas');
    canvas.width = width * ratio;
    canvas.height = (height + FOOT) * ratio;
    const context = canvas.getContext('2d');
    if (!context) return;
    context.fillStyle = colours.ground;
    context.fillRect(0, 0, canvas.width, canvas.height);
    for (const layer of canvases) context.drawImage(layer, 0, 0);
    context.scale(ratio, ratio);
    writeFoot(context, colours, height, getComputedStyle(sigma.getContainer()).fontFamily);
    canvas.toBlob((blob) => blob && download(blob), 'image/png');
  });
  sigma.refresh();
}

function writeFoot(context: CanvasRenderingContext2D, colours: Colours, top: number, family: string): void {
  context.fillStyle = colours.inkSoft;
  context.font = `12px ${family}`;
  context.fillText(document.title, 12, top + 16);
  context.fillText(decodeURI(location.href), 12, top + 34);
}

function download(blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${document.title
    .replaceAll(/[\\/:*?"<>|\s]+/g, ' ')
    .slice(0, 60)
    .trim()}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
