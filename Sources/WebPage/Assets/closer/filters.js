// Views of an image for trained eyes: pure functions from pixels to pixels.

/**
 * Pixels, row by row: red, green, blue and alpha, a byte each.
 *
 * @typedef {{ width: number, height: number, data: Uint8ClampedArray }} Pixels
 */

/** The luminance of each pixel, 0–255 (ITU-R BT.601). */
export function luminance(/** @type {Pixels} */ { width, height, data }) {
  const result = new Uint8ClampedArray(width * height);
  for (let at = 0; at < result.length; at += 1) {
    result[at] = 0.299 * data[4 * at] + 0.587 * data[4 * at + 1] + 0.114 * data[4 * at + 2];
  }
  return result;
}

/** One colour channel in grey: 0 is red, 1 green, 2 blue. */
export function channel(/** @type {Pixels} */ { width, height, data }, /** @type {number} */ index) {
  return grey(width, height, (at) => data[4 * at + index]);
}

/** Difference between two images of one size, made visible by a factor. */
export function difference(/** @type {Pixels} */ one, /** @type {Pixels} */ other, /** @type {number} */ gain) {
  const data = new Uint8ClampedArray(one.data.length);
  for (let at = 0; at < data.length; at += 1) {
    data[at] = at % 4 === 3 ? 255 : Math.abs(one.data[at] - other.data[at]) * gain;
  }
  return { width: one.width, height: one.height, data };
}

/**
 * Mean squared difference between two images in squares of `side` pixels, stretched over the whole range of grey. What was
 * compressed once at the quality of the second image stands out dark (Farid 2009, Exposing Digital Forgeries from JPEG Ghosts).
 *
 * @param {Pixels} one
 * @param {Pixels} other
 */
export function ghost(one, other, side = 16) {
  const { width, height } = one;
  const across = Math.ceil(width / side);
  const sums = new Float64Array(across * Math.ceil(height / side));
  const counts = new Uint32Array(sums.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      const cell = Math.floor(y / side) * across + Math.floor(x / side);
      for (let each = at; each < at + 3; each += 1) sums[cell] += (one.data[each] - other.data[each]) ** 2;
      counts[cell] += 1;
    }
  }
  const means = sums.map((sum, cell) => Math.sqrt(sum / (3 * counts[cell])));
  const least = means.reduce((a, b) => Math.min(a, b), Infinity);
  const range = Math.max(means.reduce((a, b) => Math.max(a, b), 0) - least, 1e-6);
  return grey(width, height, (at) => {
    const cell = Math.floor(Math.floor(at / width) / side) * across + Math.floor((at % width) / side);
    return (255 * (means[cell] - least)) / range;
  });
}

/** What a median of 3 × 3 pixels takes away, around middle grey: noise and fine texture. */
export function noise(/** @type {Pixels} */ pixels, gain = 8) {
  const { width, height } = pixels;
  const light = luminance(pixels);
  const smooth = median(light, width, height);
  return grey(width, height, (at) => 128 + gain * (light[at] - smooth[at]));
}

/**
 * The median of each pixel and its neighbours; at an edge of those that there are, the higher of two in the middle.
 *
 * Inside, each column of three is sorted once for the three pixels that look at it: the median of nine is the middle one of
 * the highest low, the middle mid and the lowest high (Smith 1996, Implementing median filters in XC4000E FPGAs).
 */
function median(/** @type {Uint8ClampedArray} */ light, /** @type {number} */ width, /** @type {number} */ height) {
  const result = new Uint8Array(light.length);
  const [lows, mids, highs] = [0, 1, 2].map(() => new Uint8Array(width));
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    const isInside = y > 0 && y < height - 1;
    for (let x = 0; isInside && x < width; x += 1) {
      const above = light[row - width + x];
      const own = light[row + x];
      const below = light[row + width + x];
      lows[x] = Math.min(above, own, below);
      mids[x] = middle(above, own, below);
      highs[x] = Math.max(above, own, below);
    }
    for (let x = 0; x < width; x += 1) {
      result[row + x] = isInside && x > 0 && x < width - 1
        ? middle(
          Math.max(lows[x - 1], lows[x], lows[x + 1]), middle(mids[x - 1], mids[x], mids[x + 1]),
          Math.min(highs[x - 1], highs[x], highs[x + 1]))
        : medianAtEdge(light, width, height, x, y);
    }
  }
  return result;
}

/** The middle one of three numbers. */
function middle(/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ c) {
  return a > b ? Math.max(b, Math.min(a, c)) : Math.max(a, Math.min(b, c));
}

/**
 * @param {Uint8ClampedArray} light
 * @param {number} width
 * @param {number} height
 * @param {number} x
 * @param {number} y
 */
function medianAtEdge(light, width, height, x, y) {
  const values = [];
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row += 1) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column += 1) {
      values.push(light[row * width + column]);
    }
  }
  return values.sort((a, b) => a - b)[values.length >> 1];
}

/** Slope of the luminance (Sobel): its direction in red and green around middle grey, its steepness in blue. */
export function gradient(/** @type {Pixels} */ pixels) {
  const { width, height } = pixels;
  const light = luminance(pixels);
  const data = new Uint8ClampedArray(4 * width * height);
  const value = (/** @type {number} */ x, /** @type {number} */ y) =>
    light[Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const across = value(x + 1, y - 1) + 2 * value(x + 1, y) + value(x + 1, y + 1)
        - value(x - 1, y - 1) - 2 * value(x - 1, y) - value(x - 1, y + 1);
      const down = value(x - 1, y + 1) + 2 * value(x, y + 1) + value(x + 1, y + 1)
        - value(x - 1, y - 1) - 2 * value(x, y - 1) - value(x + 1, y - 1);
      const at = 4 * (y * width + x);
      data[at] = 128 + across / 2;
      data[at + 1] = 128 + down / 2;
      data[at + 2] = Math.hypot(across, down) / 2;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

/**
 * @param {number} width
 * @param {number} height
 * @param {(at: number) => number} value
 */
function grey(width, height, value) {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let at = 0; at < width * height; at += 1) {
    const light = value(at);
    data[4 * at] = light;
    data[4 * at + 1] = light;
    data[4 * at + 2] = light;
    data[4 * at + 3] = 255;
  }
  return { width, height, data };
}
