// A photo-like picture, drawn here and handed to the page as a dropped file: sky, hills and grain.
async (name) => {
  const canvas = new OffscreenCanvas(960, 640);
  const pen = canvas.getContext('2d');
  const sky = pen.createLinearGradient(0, 0, 0, 640);
  sky.addColorStop(0, '#4a7fb5');
  sky.addColorStop(0.6, '#f2d6b3');
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 960, 640);
  for (const [base, colour] of [[360, '#6f8f86'], [440, '#4d6b58'], [530, '#2d4635']]) {
    pen.fillStyle = colour;
    pen.beginPath();
    pen.moveTo(0, 640);
    for (let x = 0; x <= 960; x += 4) pen.lineTo(x, base + 34 * Math.sin(x / 130 + base) + 9 * Math.sin(x / 23));
    pen.lineTo(960, 640);
    pen.fill();
  }
  const pixels = pen.getImageData(0, 0, 960, 640);
  for (let at = 0, seed = 1; at < pixels.data.length; at += 1) {
    seed = (seed * 48271) % 2147483647;
    if (at % 4 !== 3) pixels.data[at] += (seed % 23) - 11;
  }
  pen.putImageData(pixels, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([blob], name, { type: 'image/jpeg' }));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}
