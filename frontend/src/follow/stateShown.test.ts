import { describe, expect, test } from 'vitest';
import type { Match, Registration } from '../api/client';
import { stateShown } from './stateShown';

function registration(state: Registration['state'], ...matches: Partial<Match>[]): Registration {
  return { state, matches } as Registration;
}

describe('the state told to the person', () => {
  test('is the one the service gives', () => {
    expect(stateShown(registration('active'))).toBe('active');
    expect(stateShown(registration('notified', { decision: 'review' }))).toBe('notified');
  });

  test('says that a name resembles theirs while it is being looked at', () => {
    expect(stateShown(registration('active', { decision: 'review', feedback: null }))).toBe('maybe');
  });

  test('goes back to watching once they said it is not theirs', () => {
    expect(stateShown(registration('active', { decision: 'review', feedback: 'not_mine' }))).toBe('active');
  });
});
