import { describe, expect, it } from 'vitest';
import { differences } from './differences';
import { groups } from './groups';

const conversations = Object.values(groups).flat();

describe('the conversations', () => {
  it('are many, and each is called something else than the others of its group', () => {
    expect(conversations.length).toBeGreaterThanOrEqual(60);
    for (const group of Object.values(groups)) {
      expect(new Set(group.map(({ name }) => name)).size).toBe(group.length);
    }
  });

  it('show every deliberate difference', () => {
    const shown = new Set(conversations.flatMap(({ shows = [] }) => shows));
    expect([...shown].sort()).toEqual(Object.keys(differences).sort());
  });
});
