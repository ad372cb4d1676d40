import { useState } from 'preact/hooks';
import { Icon } from '../controls/icon';
import { useText } from '../services';

/** A place to drop files, or to choose them. */
export function FileDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const text = useText();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return (
    <div
      class="picture-drop"
      role="group"
      aria-label={text.transfer.files}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p>{text.transfer.dropHint}</p>
      <label class="button button-secondary file">
        <Icon name="file" />
        {text.transfer.choose}
        <input
          type="file"
          multiple
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}
