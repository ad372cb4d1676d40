/**
 * Reads a node's own property where a page may have shadowed it: `<input name="parentNode">` in a form, or
 * `<form name="body">` in a document, hide the real one from whoever asks the node itself, in every world.
 */
export function unshadowed<N extends Node, Key extends keyof N>(node: N, key: Key): N[Key] {
  const prototype = Object.getPrototypeOf(node) as object;
  const value: unknown = key in prototype ? Reflect.get(prototype, key, node) : node[key];
  return value as N[Key];
}

export function attribute(element: Element, name: string): string {
  return unshadowed(element, 'getAttribute').call(element, name) ?? '';
}

export function hasAttribute(element: Element, name: string): boolean {
  return unshadowed(element, 'hasAttribute').call(element, name);
}

/** In lower case, also where a document keeps it in capitals. */
export function nameOf(element: Element): string {
  return unshadowed(element, 'localName').toLowerCase();
}

export function isElement(node: Node): node is Element {
  return unshadowed(node, 'nodeType') === 1;
}

/** The element around this one, out of a shadow root to its host. */
export function parentOf(node: Node): Element | undefined {
  const parent: (Node & Partial<Pick<ShadowRoot, 'host'>>) | null = unshadowed(node, 'parentNode');
  if (parent === null) return undefined;
  return isElement(parent) ? parent : parent.host;
}

/** From the element around `node` outwards, `most` at the most. */
export function ancestorsOf(node: Node, most = Infinity): Element[] {
  const ancestors: Element[] = [];
  for (let each = parentOf(node); each !== undefined && ancestors.length < most; each = parentOf(each))
    ancestors.push(each);
  return ancestors;
}

export type Scope = Document | ShadowRoot | Element;

export function select<Found extends Element>(scope: Scope, selector: string): Found[] {
  return [
    ...unshadowed<ParentNode & Node, 'querySelectorAll'>(scope, 'querySelectorAll').call(scope, selector),
  ] as Found[];
}

/** `root` and every open shadow root under it, in the order of the document. */
export function scopesUnder(root: Scope): Scope[] {
  const scopes: Scope[] = [root];
  for (const scope of scopes)
    for (const element of select(scope, '*')) {
      const shadow = element.shadowRoot as ShadowRoot | null | undefined;
      if (shadow?.nodeType === 11) scopes.push(shadow);
    }
  return scopes;
}

/** What `compute` makes of a key, made once. */
export function memo<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
