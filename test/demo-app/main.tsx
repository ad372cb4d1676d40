import '@aws-amplify/ui-react/styles.css';
import { Amplify } from 'aws-amplify';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import type { DemoConfig } from './config';

const response = await fetch('/config.json');
const { cognitoUrl, userPoolId, clientId } = (await response.json()) as DemoConfig;
Amplify.configure({
  Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: cognitoUrl } },
});

const container = document.getElementById('app');
if (container === null) throw new Error('index.html has no #app');
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
