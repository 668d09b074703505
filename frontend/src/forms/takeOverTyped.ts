/** Replaces the page and carries over what was typed into it, and the place of the cursor; fields are known by `id`. */
export function takeOverTyped(page: Document, replace: () => unknown): void {
  const typed = [...page.querySelectorAll<HTMLInputElement>('input[id]')].filter((input) => input.value !== '');
  const focused = page.activeElement?.id ?? '';
  replace();
  for (const { id, value } of typed) {
    const field = page.getElementById(id);
    if (!(field instanceof HTMLInputElement)) continue;
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (focused !== '') page.getElementById(focused)?.focus();
}
