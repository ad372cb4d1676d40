import type { LocalCognito } from '../local-cognito/server';
import type { Keeping } from '../sign-in/person';
import { openAmplify, openLatchkey, type Client } from './clients';
import type { Course } from './compare';
import type { Conversation, Happening, Saying } from './conversation';
import type { Reply } from './reply';
import { openStage, spoken, type Stage } from './stage';
import { sentRequests } from './wire';

/** Holds a conversation from its first to its last turn with unmodified Amplify. */
export function holdWithAmplify(conversation: Conversation, cognito: LocalCognito): Promise<Course> {
  return hold(conversation, cognito, (stage) => openAmplify(conversation, stage, cognito));
}

export function holdWithLatchkey(conversation: Conversation, cognito: LocalCognito, keeping: Keeping): Promise<Course> {
  return hold(conversation, cognito, (stage) => openLatchkey(conversation, stage, keeping));
}

async function hold(
  conversation: Conversation,
  cognito: LocalCognito,
  open: (stage: Stage) => Client,
): Promise<Course> {
  const stage = await openStage(conversation, cognito);
  const client = open(stage);
  const names = new Map(stage.names);
  const replies: (Reply | undefined)[] = [];
  try {
    for (const turn of conversation.turns) {
      if ('happens' in turn) {
        await happen(turn, stage, client);
        continue;
      }
      const [saying] = turn;
      noteWhatIsSaid(saying, stage, names);
      const reply = await client.say(saying);
      replies.push(reply && withoutRandom(reply, stage.names));
    }
    const exchanges = stage.exchanges().filter(({ operation }) => !signingOut.has(operation));
    return { replies, requests: sentRequests(exchanges, names) };
  } finally {
    await client.close();
    await stage.close();
  }
}

/** Amplify's signing out is no part of signing in. */
const signingOut = new Set(['RevokeToken', 'GlobalSignOut']);

async function happen(happening: Happening, stage: Stage, client: Client): Promise<void> {
  if (happening.happens === 'signed out') await client.signOut();
  else if (happening.happens === 'the device loses its password') client.loseDevicePassword();
  else stage.happen(happening);
}

/** What a person looks up is another in each run. */
function noteWhatIsSaid(saying: Saying, stage: Stage, names: Map<string, string>): void {
  const value = 'value' in saying ? saying.value : 'code' in saying ? saying.code : '';
  if (typeof value === 'string' || value.the === 'passkey') return;
  const plain = spoken({ the: value.the }, stage);
  names.set(plain, `the ${value.the}`);
  names.set(spoken(value, stage), value.spaced === true ? `the ${value.the}, with a space` : `the ${value.the}`);
}

/** The secret of a new authenticator, a request for a passkey and the user's id are others in each run. */
function withoutRandom(reply: Reply, names: ReadonlyMap<string, string>): Reply {
  if ('failure' in reply) return reply;
  const { sharedSecret, additionalInfo } = reply.details;
  let text = JSON.stringify(reply.details);
  if (typeof sharedSecret === 'string') text = text.replaceAll(sharedSecret, '‹secret›');
  if (isPasskeyRequest(additionalInfo)) text = text.replaceAll(/(?<=\\":\\")[\w-]{22,}/g, '‹random›');
  for (const [value, name] of names) text = text.replaceAll(value, `‹${name}›`);
  return { ...reply, details: JSON.parse(text) as Record<string, unknown> };
}

function isPasskeyRequest(additionalInfo: unknown): boolean {
  return typeof additionalInfo === 'object' && additionalInfo !== null && 'credentialRequestOptions' in additionalInfo;
}
