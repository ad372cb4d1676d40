import type { ComponentChildren } from 'preact';

/** The heading of a section, which takes the focus when the section is entered, with a word of what it is for. */
export function SectionHeading({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <header class="section-heading">
      <h2 tabIndex={-1}>{title}</h2>
      {children !== undefined && <p>{children}</p>}
    </header>
  );
}
