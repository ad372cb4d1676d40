import { toBase64 } from '../../src/lib/bytes';
import type { Page } from './page';

/** Drops them on the place of that name, all at once. */
export async function dropFiles(page: Page, place: string, files: Record<string, Uint8Array>): Promise<void> {
  await page.find({ role: 'group', name: place });
  await page.evaluate(
    (label, dropped) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
      document.querySelector(`[role=group][aria-label="${label}"]`)?.dispatchEvent(event);
    },
    place,
    sent(files),
  );
}

/** What the browser's own window does, which no program can press: puts files into the control of that place. */
export async function chooseFiles(page: Page, place: string, files: Record<string, Uint8Array>): Promise<void> {
  await page.find({ role: 'group', name: place });
  await page.evaluate(
    (label, chosen) => {
      const input = document.querySelector<HTMLInputElement>(`[role=group][aria-label="${label}"] input[type=file]`);
      if (input === null) throw new Error('no files can be chosen here');
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of chosen) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      input.focus();
      input.files = dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    place,
    sent(files),
  );
}

function sent(files: Record<string, Uint8Array>): { name: string; base64: string }[] {
  return Object.entries(files).map(([name, bytes]) => ({ name, base64: toBase64(bytes) }));
}
