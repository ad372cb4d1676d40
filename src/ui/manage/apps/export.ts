import type { Profile } from '../../../profiles/profile';

/** Saves a file of the apps, which `profiles/configuration-formats` reads. Profiles hold no secret. */
export function exportApps(profiles: Profile[]): void {
  const latchkeyApps = profiles.map(({ id: _, ...fields }) => fields);
  const file = new Blob([JSON.stringify({ latchkeyApps }, null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'latchkey-apps.json';
  link.click();
  URL.revokeObjectURL(link.href);
}
