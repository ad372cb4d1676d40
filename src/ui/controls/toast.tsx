import { useEffect } from 'preact/hooks';
import { useText } from '../services';
import { Button } from './button';

/** Long enough to be read out and reached by keyboard. */
const shownForMs = 12_000;

export interface ToastContent {
  message: string;
  undo?: () => void;
}

/** A short remark at the bottom, with a way back. It stays while the pointer or the focus is on it. */
export function Toast({ content, onEnd }: { content: ToastContent | undefined; onEnd: () => void }) {
  const text = useText();
  useEffect(() => {
    if (!content) return;
    const end = () => {
      if (document.querySelector('.toast:is(:hover, :focus-within)')) timer = setTimeout(end, shownForMs);
      else onEnd();
    };
    let timer = setTimeout(end, shownForMs);
    return () => {
      clearTimeout(timer);
    };
  }, [content, onEnd]);
  return (
    <div class="toast-place" role="status">
      {content && (
        <div class="toast">
          <span>{content.message}</span>
          {content.undo && (
            <Button kind="quiet" onClick={content.undo}>
              {text.common.undo}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
