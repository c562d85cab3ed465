// Where an image lies on its stage while somebody zooms and moves it: pure functions.

/** @typedef {{ width: number, height: number }} Size in pixels */
/** @typedef {{ scale: number, x: number, y: number }} Viewport scale, and place of the image's upper left corner */
/** @typedef {{ x: number, y: number }} Point on the stage */

/** Largest number of stage pixels for one pixel of the image. */
const closest = 16;

/** The whole image in the middle of the stage, never larger than it is. */
export function fit(/** @type {Size} */ image, /** @type {Size} */ stage) {
  const scale = Math.min(1, stage.width / image.width, stage.height / image.height);
  return settle({ scale, x: 0, y: 0 }, image, stage);
}

/**
 * Nearer or farther by a factor; the pixel under `point` stays where it is.
 *
 * @param {Viewport} view
 * @param {number} factor
 * @param {Point} point
 * @param {Size} image
 * @param {Size} stage
 */
export function zoom(view, factor, point, image, stage) {
  const scale = Math.min(closest, Math.max(fit(image, stage).scale, view.scale * factor));
  const grown = scale / view.scale;
  return settle({
    scale, x: point.x - (point.x - view.x) * grown, y: point.y - (point.y - view.y) * grown,
  }, image, stage);
}

/**
 * Moved by a distance on the stage.
 *
 * @param {Viewport} view
 * @param {Point} distance
 * @param {Size} image
 * @param {Size} stage
 */
export const move = (view, distance, image, stage) =>
  settle({ ...view, x: view.x + distance.x, y: view.y + distance.y }, image, stage);

/**
 * In the middle where the image is smaller than the stage; no gap at an edge where it is larger.
 *
 * @param {Viewport} view
 * @param {Size} image
 * @param {Size} stage
 * @returns {Viewport}
 */
function settle({ scale, x, y }, image, stage) {
  const along = (/** @type {number} */ place, /** @type {number} */ length, /** @type {number} */ room) =>
    (length <= room ? (room - length) / 2 : Math.min(0, Math.max(room - length, place)));
  return { scale, x: along(x, image.width * scale, stage.width), y: along(y, image.height * scale, stage.height) };
}

/**
 * The pixel of the image that lies under a point of the stage, or the nearest one.
 *
 * @param {Viewport} view
 * @param {Point} point
 * @param {Size} image
 * @returns {Point}
 */
export function pixelAt(view, point, image) {
  const inside = (/** @type {number} */ at, /** @type {number} */ length) => Math.min(length - 1, Math.max(0, Math.floor(at)));
  return { x: inside((point.x - view.x) / view.scale, image.width), y: inside((point.y - view.y) / view.scale, image.height) };
}

/**
 * The square around a pixel, in the pixels of something that shows the image at another size: left, top and side. The pixel
 * begins in its middle.
 *
 * @param {Point} pixel
 * @param {number} side in pixels of what shows it
 * @param {Size} image
 * @param {Size} shown
 */
export const around = (pixel, side, image, shown) => [
  Math.floor((pixel.x * shown.width) / image.width) - side / 2, Math.floor((pixel.y * shown.height) / image.height) - side / 2, side,
];
