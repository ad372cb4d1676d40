import { render } from 'preact';
import { App } from './app';
import { type Services, ServicesProvider } from './services';

/** The interface with the services given, in their language. */
export function renderInterface(root: HTMLElement, services: Services): void {
  document.documentElement.lang = services.text.language;
  document.documentElement.dir = services.text.direction;
  document.title = services.text.appName;
  render(
    <ServicesProvider value={services}>
      <App />
    </ServicesProvider>,
    root,
  );
}
