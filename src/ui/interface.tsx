import { type FunctionComponent, render } from 'preact';
import { type Services, ServicesProvider } from './services';

/** A page with the services given, in their language. */
export function renderInterface(root: HTMLElement, Page: FunctionComponent, services: Services): void {
  document.documentElement.lang = services.text.language;
  document.documentElement.dir = services.text.direction;
  document.title = services.text.appName;
  render(
    <ServicesProvider value={services}>
      <Page />
    </ServicesProvider>,
    root,
  );
}
