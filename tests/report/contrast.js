// The contrast of each element that has text of its own, and of line numbers, with what lies behind it.
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [s, h, c]) => [r * a + s * (1 - a), g * a + h * (1 - a), b * a + c * (1 - a), 1];
  const behind = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      const colour = rgba(getComputedStyle(one).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const measured = [];
  const measure = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const ground = behind(element);
    const paint = element.closest("svg") ? style.fill : style.color;
    const [r, g, b, a] = rgba(paint);
    const text = over([r, g, b, a * style.opacity], ground);
    measured.push({ text: (pseudo ?? "") + element.textContent.slice(0, 30), class: element.className.baseVal ?? element.className, ratio: ratio(text, ground) });
  };
  for (const element of document.querySelectorAll("body *:not(script, style, title, option)")) {
    if (!element.checkVisibility({ contentVisibilityAuto: false })) continue;
    if ([...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) measure(element);
    if (element.matches(".line[data-n]")) measure(element, "::before");
  }
  return measured;
}
