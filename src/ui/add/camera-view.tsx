import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import { Button } from '../controls/button';
import { ErrorNotice } from '../controls/notice';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';
import type { Scanner } from './scan';
import { sightOfText } from './sight';

/** The camera, live. What it has read once is not read again, nor is anything while the last is being dealt with. */
export function CameraView({ scanner, onBack }: { scanner: Scanner; onBack: () => void }) {
  const { text, watchCamera } = useServices();
  const video = useRef<HTMLVideoElement>(null);
  const [playing, setPlaying] = useState(false);
  const [error, setError] = useState<ExplainedError>();
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(scanner);
  useEffect(() => {
    latest.current = scanner;
  }, [scanner]);

  useEffect(() => {
    if (!video.current) return;
    const stop = new AbortController();
    const seen = new Set<string>();
    const onTexts = (texts: string[]) => {
      const { scan, look } = latest.current;
      const fresh = texts.filter((each) => !seen.has(each));
      if (fresh.length === 0 || scan?.kind === 'looking' || scan?.kind === 'choosing') return;
      for (const each of fresh) seen.add(each);
      look(Promise.resolve(sightOfText(fresh.join('\n'))));
    };
    watchCamera(video.current, onTexts, stop.signal).catch((cause: unknown) => {
      if (!stop.signal.aborted) setError(toExplainedError(cause));
    });
    return () => {
      stop.abort();
    };
  }, [watchCamera, attempt]);

  return (
    <section class="scan" aria-labelledby="camera-title">
      <h2 id="camera-title">{text.camera.title}</h2>
      <p>{text.camera.hint}</p>
      <ErrorNotice error={error} />
      <video
        class="camera"
        ref={video}
        muted
        playsInline
        hidden={error !== undefined}
        aria-label={text.camera.view}
        onPlaying={() => {
          setPlaying(true);
        }}
      />
      <p class="busy" role="status">
        {error === undefined && (playing ? text.camera.looking : text.camera.starting)}
      </p>
      <div class="actions">
        {error && (
          <Button
            kind="primary"
            onClick={() => {
              setError(undefined);
              setAttempt(attempt + 1);
            }}
          >
            {text.camera.start}
          </Button>
        )}
        <Button onClick={onBack}>{error ? text.common.back : text.camera.stop}</Button>
      </div>
    </section>
  );
}
