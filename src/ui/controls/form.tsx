import type { ComponentChildren } from 'preact';

/** A form whose checks and messages are ours: the browser's own are in the browser's words and hide again. */
export function Form({
  children,
  onSubmit,
  onEscape,
}: {
  children: ComponentChildren;
  onSubmit: () => void;
  onEscape?: () => void;
}) {
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
        const form = event.currentTarget;
        requestAnimationFrame(() => {
          form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onEscape) return;
        event.preventDefault();
        onEscape();
      }}
    >
      {children}
    </form>
  );
}
