import { useEffect, useId, useState } from 'preact/hooks';
import { ChoiceList, type Choice } from '../controls/choice-list';
import { Button } from '../controls/button';
import { Form } from '../controls/form';
import { Icon } from '../controls/icon';
import { useServices } from '../services';
import { CameraView } from './camera-view';
import { useScanner, type Scanner } from './scan';
import { ScanPanel } from './scan-panel';
import { secretState } from './typed-account';
import { sightOfText } from './sight';
import { TypedForm } from './typed-form';

type Way = 'camera' | 'type-in';

/** A key is no shorter than this where nobody has said that it is one. Bits. */
const leastBitsUnasked = 80;

/** Every way of adding an account. `onClose` where something else was in its place. */
export function AddView({ onClose }: { onClose?: () => void }) {
  const { text, handedOver, page, opensCamera, openCamera } = useServices();
  const scanner = useScanner();
  const [way, setWay] = useState<Way | undefined>(opensCamera ? 'camera' : undefined);
  const [secret, setSecret] = useState('');
  const { look } = scanner;
  useEffect(() => {
    const sight = handedOver?.();
    if (sight) look(sight);
  }, [handedOver, look]);
  const readText = (pasted: string) => {
    const key = secretState(pasted);
    if (key.kind === 'good' && key.bits >= leastBitsUnasked) {
      setSecret(pasted.trim());
      setWay('type-in');
    } else look(Promise.resolve(sightOfText(pasted)));
  };
  usePaste(scanner, readText, way === undefined);

  const back = () => {
    setWay(undefined);
    setSecret('');
  };
  const begin: Record<string, () => void> = {
    'scan-page': () => {
      if (page) look(page.scan());
    },
    'draw-region': () => {
      if (page) look(page.draw());
    },
    camera: () => {
      if (page) openCamera();
      else setWay('camera');
    },
    'type-in': () => {
      setWay('type-in');
    },
  };
  const choices: Choice[] = [
    ...(page
      ? [
          { value: 'scan-page', name: text.add.scanPage, detail: text.add.scanPageDetail },
          { value: 'draw-region', name: text.add.drawRegion, detail: text.add.drawRegionDetail },
        ]
      : []),
    { value: 'camera', name: text.add.camera, detail: page ? text.add.cameraInTab : text.add.cameraDetail },
    { value: 'type-in', name: text.add.typeIn, detail: text.add.typeInDetail },
  ];
  const isChoosing = scanner.scan?.kind === 'choosing';
  return (
    <div class="add">
      <header class="add-heading">
        <h2 tabIndex={-1}>{text.add.title}</h2>
        {onClose && (
          <Button kind="quiet" onClick={onClose}>
            {text.common.back}
          </Button>
        )}
      </header>
      <ScanPanel scanner={scanner} />
      {way === 'camera' && <CameraView scanner={scanner} onBack={back} />}
      {way === 'type-in' && !isChoosing && (
        <TypedForm
          secret={secret}
          onBack={back}
          onAdd={(uri) => {
            back();
            look(Promise.resolve(sightOfText(uri)));
          }}
        />
      )}
      {way === undefined && !isChoosing && (
        <div class="add-ways">
          <p>{text.add.hint}</p>
          <ChoiceList
            choices={choices}
            busy={scanner.scan?.kind === 'looking'}
            onChoose={(value) => {
              scanner.dismiss();
              begin[value]?.();
            }}
          />
          <PictureDrop scanner={scanner} />
          <LinkForm onRead={readText} />
        </div>
      )}
    </div>
  );
}

/** Pictures, dropped or chosen. */
function PictureDrop({ scanner: { look } }: { scanner: Scanner }) {
  const { text, readPictures } = useServices();
  const [over, setOver] = useState(false);
  const read = (files: FileList | null | undefined) => {
    if (files && files.length > 0) look(readPictures([...files]));
  };
  return (
    <div
      class="picture-drop"
      role="group"
      aria-label={text.add.pictures}
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
        read(event.dataTransfer?.files);
      }}
    >
      <p>{text.add.picturesHint}</p>
      <label class="button button-secondary file">
        <Icon name="file" />
        {text.add.choosePictures}
        <input
          type="file"
          accept="image/*"
          multiple
          onChange={(event) => {
            read(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </label>
    </div>
  );
}

function LinkForm({ onRead }: { onRead: (text: string) => void }) {
  const { text } = useServices();
  const id = useId();
  const [link, setLink] = useState('');
  const read = () => {
    if (link.trim() === '') return;
    setLink('');
    onRead(link);
  };
  return (
    <Form onSubmit={read}>
      <div class="field">
        <label for={id}>{text.add.link}</label>
        <textarea
          id={id}
          rows={2}
          dir="ltr"
          spellcheck={false}
          value={link}
          aria-describedby={`${id}-hint`}
          onInput={(event) => {
            setLink(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            read();
          }}
        />
        <p id={`${id}-hint`} class="field-hint">
          {text.add.linkHint}
        </p>
      </div>
      {link.trim() !== '' && (
        <div class="actions">
          <Button kind="primary">{text.add.readLink}</Button>
        </div>
      )}
    </Form>
  );
}

/** Pictures that are pasted anywhere in the view; text where no field takes it. */
function usePaste(scanner: Scanner, readText: (text: string) => void, wanted: boolean) {
  const { readPictures } = useServices();
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    document.addEventListener(
      'paste',
      (event) => {
        const files = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
        const text = event.clipboardData?.getData('text/plain') ?? '';
        const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea');
        if (files.length > 0) scanner.look(readPictures(files));
        else if (!inField) readText(text);
        else return;
        event.preventDefault();
      },
      { signal: stop.signal },
    );
    return () => {
      stop.abort();
    };
  });
}
