import type { Registration } from '../api/client';

/**
 * How the state is told to the person: as the service says it, but somebody who is being watched for and has a
 * resembling name to look at is told so.
 */
export function stateShown({ state, matches }: Registration): Registration['state'] | 'maybe' {
  const toLookAt = matches.some((match) => match.decision === 'review' && match.feedback !== 'not_mine');
  return state === 'active' && toLookAt ? 'maybe' : state;
}
