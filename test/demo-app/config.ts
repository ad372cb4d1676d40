/** What the server of the demo app tells the page: the user pool to sign in to. */
export interface DemoConfig {
  cognitoUrl: string;
  userPoolId: string;
  clientId: string;
}
