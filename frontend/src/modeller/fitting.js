// The whole drawing in sight, beside the palette and not below it.

const PALETTE = 112;
const EDGE = 24;

export const READABLE = 0.6; // smaller than this nobody reads a label: a large drawing opens at its beginning

export function fit(modeler, least = 0.1) {
  const canvas = modeler.get("canvas");
  const { inner, outer } = canvas.viewbox();
  if (!inner.width || !inner.height) return;
  const wide = (outer.width - PALETTE - EDGE) / inner.width;
  const high = (outer.height - 2 * EDGE) / inner.height;
  const scale = Math.max(least, Math.min(1, wide, high));
  const above = Math.max(EDGE, (outer.height - inner.height * scale) / 2);
  canvas.viewbox({
    x: inner.x - PALETTE / scale,
    y: inner.y - above / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}
