import { describe, expect, test } from 'vitest';
import { takeOverTyped } from './takeOverTyped';

describe('a page that takes the place of the written one', () => {
  test('keeps what somebody quick has typed, and the cursor', () => {
    document.body.innerHTML = '<input id="name"><input id="email" value="">';
    (document.getElementById('name') as HTMLInputElement).value = 'NGONO';
    document.getElementById('name')?.focus();
    const heard: string[] = [];

    takeOverTyped(document, () => {
      document.body.innerHTML = '<input id="name"><input id="email" value="kept@example.org">';
      document.body.addEventListener('input', (event) => heard.push((event.target as HTMLElement).id));
    });

    expect((document.getElementById('name') as HTMLInputElement).value).toBe('NGONO');
    expect((document.getElementById('email') as HTMLInputElement).value).toBe('kept@example.org');
    expect(heard).toEqual(['name']);
    expect(document.activeElement?.id).toBe('name');
  });

  test('does not mind fields that are gone', () => {
    document.body.innerHTML = '<input id="gone" value="x">';

    takeOverTyped(document, () => {
      document.body.innerHTML = '';
    });

    expect(document.querySelector('input')).toBeNull();
  });
});
