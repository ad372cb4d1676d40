import { describe, expect, it } from 'vitest';
import { captureWithOrigin } from '../../src/ui/page-scan';

describe('the picture of a page', () => {
  const at = (url?: string, id = 1) => ({ id, windowId: 7, ...(url !== undefined && { url }) });
  const taken = (before: ReturnType<typeof at>, after: ReturnType<typeof at>) => {
    const seen = [before, after];
    return captureWithOrigin({
      tab: () => Promise.resolve(seen.shift()),
      capture: (windowId) => Promise.resolve(`data:of window ${windowId}`),
    });
  };

  it('belongs to the origin that the page had before and after', async () => {
    await expect(taken(at('https://a.example/1'), at('https://a.example/2'))).resolves.toEqual({
      dataUrl: 'data:of window 7',
      origin: 'https://a.example',
    });
    await expect(taken(at('file:///a'), at('file:///a'))).resolves.toEqual({ dataUrl: 'data:of window 7' });
  });

  it.each([
    ['another site', at('https://b.example/')],
    ['the same site by another way', at('http://a.example/')],
    ['a page that is not to be seen', at()],
    ['another tab', at('https://a.example/', 2)],
  ])('is refused where the page was %s by then', async (_what, after) => {
    await expect(taken(at('https://a.example/'), after)).rejects.toMatchObject({ code: 'page-changed' });
  });
});
