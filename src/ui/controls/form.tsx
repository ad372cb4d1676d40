import type { ComponentChildren } from 'preact';
import { focusInvalid } from '../focus';

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
        focusInvalid(event.currentTarget);
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
