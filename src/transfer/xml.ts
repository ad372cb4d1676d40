import { SaxesParser } from 'saxes';
import { TransferError } from './errors';

/** Of an element, what is read of it. Its text is that of its own, without its children's. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlElement[];
}

const deepest = 128;
const mostElements = 500_000;

/**
 * The root of an XML 1.0 document (fifth edition), without the elements of the `ignored` names and what is in them.
 * There is no DTD, hence no entity but the five that need none.
 *
 * @throws {TransferError} `damaged` where it is not well-formed, `too-large` beyond 128 levels or half a million elements
 */
export function parseXml(text: string, ignored: ReadonlySet<string>): XmlElement {
  const tree = new XmlTree(ignored);
  const parser = new SaxesParser({ xmlns: false, position: false });
  // What the parser says of an error holds the text around it, which may be a secret.
  parser.on('error', () => {
    throw new TransferError('damaged', { detail: 'not well-formed XML' });
  });
  parser.on('doctype', () => {
    throw new TransferError('damaged', { detail: 'XML with a document type' });
  });
  parser.on('opentag', ({ name, attributes }) => {
    tree.open({ name, attributes, text: '', children: [] });
  });
  parser.on('closetag', () => {
    tree.close();
  });
  parser.on('text', (part) => {
    tree.append(part);
  });
  parser.on('cdata', (part) => {
    tree.append(part);
  });
  parser.write(text).close();
  return tree.root();
}

class XmlTree {
  readonly #document: XmlElement = { name: '', attributes: {}, text: '', children: [] };
  readonly #open = [this.#document];
  readonly #ignored: ReadonlySet<string>;
  #elements = 0;
  #depth = 0;
  /** The level of the ignored element that is open. */
  #ignoredFrom: number | undefined;

  constructor(ignored: ReadonlySet<string>) {
    this.#ignored = ignored;
  }

  open(element: XmlElement): void {
    if (++this.#depth > deepest) throw new TransferError('too-large', { detail: 'XML nested too deep' });
    if (this.#ignoredFrom !== undefined) return;
    if (this.#ignored.has(element.name)) {
      this.#ignoredFrom = this.#depth;
      return;
    }
    if (++this.#elements > mostElements) throw new TransferError('too-large', { detail: 'too many XML elements' });
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  close(): void {
    if (this.#ignoredFrom === undefined) this.#open.pop();
    else if (this.#ignoredFrom === this.#depth) this.#ignoredFrom = undefined;
    this.#depth--;
  }

  append(text: string): void {
    const element = this.#open.at(-1);
    if (this.#ignoredFrom === undefined && element !== undefined) element.text += text;
  }

  root(): XmlElement {
    const [root] = this.#document.children;
    if (root === undefined) throw new TransferError('damaged', { detail: 'XML without an element' });
    return root;
  }
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}
