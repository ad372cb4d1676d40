import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A part of a section, with its name. */
export function Card({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
