/** A text without one of its defences. @param {import('./list.mjs').Defence} defence @param {string} text @throws unless the place is there once */
export function without({ file, replace, by }, text) {
  const places = text.split(replace).length - 1;
  if (places !== 1) throw new Error(`${file}: ${places} places hold ${replace}`);
  return text.replace(replace, () => by);
}
