// A short video, drawn and recorded here and handed to the page as a dropped file: hills that pass by under grain.
async (name) => {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 360;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let seed = 1;
  const draw = (shift) => {
    const sky = pen.createLinearGradient(0, 0, 0, 360);
    sky.addColorStop(0, '#4a7fb5');
    sky.addColorStop(0.6, '#f2d6b3');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 640, 360);
    for (const [base, colour] of [[200, '#6f8f86'], [250, '#4d6b58'], [300, '#2d4635']]) {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.moveTo(0, 360);
      for (let x = 0; x <= 640; x += 4) pen.lineTo(x, base + 24 * Math.sin((x + shift * base) / 90) + 6 * Math.sin(x / 17));
      pen.lineTo(640, 360);
      pen.fill();
    }
    const pixels = pen.getImageData(0, 0, 640, 360);
    for (let at = 0; at < pixels.data.length; at += 1) {
      seed = (seed * 48271) % 2147483647;
      if (at % 4 !== 3) pixels.data[at] += (seed % 23) - 11;
    }
    pen.putImageData(pixels, 0, 0);
  };
  draw(0);
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 2e6 });
  const pieces = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ended = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start();
  for (let frame = 1; frame <= 20; frame += 1) {
    draw(frame / 40);
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  recorder.stop();
  await ended;
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(pieces, name, { type: 'video/webm' }));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}
