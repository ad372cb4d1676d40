/** A handler whose request resolves to nothing: its effect shows in the next snapshot. */
export function nothing<Body>(effect: (body: Body) => Promise<unknown>): (body: Body) => Promise<undefined> {
  return async (body) => {
    await effect(body);
    return undefined;
  };
}
