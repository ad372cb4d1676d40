import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const uiFolder = new URL('../../src/ui', import.meta.url).pathname;

/** Attributes whose value a person reads or hears. */
const read = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'label',
  'placeholder',
  'title',
  'hint',
  'problem',
];

/** Text in the markup, or in an attribute that is shown; a sentence in a literal anywhere else. */
function literalsOf(path: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const says = sayingOf(node);
    if (says !== undefined && /\p{L}/u.test(says)) found.push(`${path}: ${says.trim()}`);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

function sayingOf(node: ts.Node): string | undefined {
  if (ts.isJsxText(node)) return node.text;
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return undefined;
  const { parent } = node;
  const attribute = ts.isJsxAttribute(parent) ? parent : ts.isJsxExpression(parent) ? parent.parent : undefined;
  if (attribute && ts.isJsxAttribute(attribute)) return read.includes(attribute.name.getText()) ? node.text : undefined;
  if (attribute && (ts.isJsxElement(attribute) || ts.isJsxFragment(attribute))) return node.text;
  const isSentence = /^\p{Lu}\p{Ll}+( \p{L}+)+/u.test(node.text) || /[\u3040-\u30ff\u4e00-\u9fff]/u.test(node.text);
  return isSentence ? node.text : undefined;
}

it('leaves every word that a person reads to the locales', () => {
  const files = readdirSync(uiFolder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap((path) => literalsOf(path, readFileSync(join(uiFolder, path), 'utf8')))).toEqual([]);
});

it.each([
  ['text in the markup', '<p>Hello</p>'],
  ['a name for screen readers', '<p aria-label="Close" />'],
  ['a name in an expression', "<p title={'Close'} />"],
  ['a string among children', "<p>{'Close'}</p>"],
  ['a sentence in code', "const message = 'Try it again';"],
  ['Japanese in code', "const message = '閉じる';"],
])('would find %s', (_, source) => {
  expect(literalsOf('x.tsx', source)).toHaveLength(1);
});
