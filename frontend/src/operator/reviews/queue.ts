import { computed, reactive, ref, shallowRef } from 'vue';
import type { Answer } from '../../api/answer';
import type { Trouble } from '../../api/useCall';
import type { FullReview, Listed, Review, ReviewFilter, Verdict } from '../api';

export type Deciding = Verdict | 'approve' | 'refuse';

/** The calls of the queue; each is a function of the API. */
export interface ReviewCalls {
  reviews(query: ReviewFilter): Promise<Answer<Listed<Review> & { waiting: number }>>;
  review(id: string): Promise<Answer<FullReview>>;
  crop(nameId: string): Promise<Answer<Blob>>;
  decide(id: string, decision: Verdict): Promise<Answer<FullReview>>;
  approve(id: string): Promise<Answer<FullReview>>;
  undo(id: string): Promise<Answer<FullReview>>;
}

/** What is wanted of a doubtful match, fetched before it is shown. */
export interface Prepared {
  brief: Review;
  full: Promise<Answer<FullReview>>;
  crop: Promise<Answer<Blob>>;
}

/** A decision made here, newest first. */
export interface Deed {
  review: Review;
  did: Deciding;
  state: 'sending' | 'done' | 'failed';
  trouble: Trouble | undefined;
  /** By this browser's clock, which need not agree with the server's; undefined while there is no limit or no undo. */
  undoUntil: number | undefined;
  /** Settles when the service has said what became of it. */
  sent: Promise<void>;
}

const AHEAD = 2;
const LOAD_BELOW = 6;
const REMEMBERED = 6;

/** Doubtful matches one after the other: the next ones are ready before they are wanted, a decision waits for nothing. */
export function useQueue(calls: ReviewCalls, now: () => number = Date.now) {
  const current = shallowRef<Prepared>();
  const full = shallowRef<FullReview>();
  const trouble = shallowRef<Trouble>();
  const waiting = ref<number>();
  const skipped = ref(0);
  const seen = ref(0);
  const deeds = reactive<Deed[]>([]);
  const busy = ref(true);

  let filter: ReviewFilter = {};
  let ahead: Prepared[] = [];
  let cursor: string | null = null;
  let loading: Promise<void> | undefined;
  let round = 0;

  async function open(wanted: ReviewFilter): Promise<void> {
    filter = wanted;
    round++;
    ahead = [];
    cursor = null;
    loading = undefined;
    current.value = undefined;
    full.value = undefined;
    skipped.value = 0;
    seen.value = 0;
    busy.value = true;
    await load();
    if (!trouble.value) await next();
  }

  function load(): Promise<void> {
    loading ??= more(round).finally(() => {
      loading = undefined;
    });
    return loading;
  }

  async function more(mine: number): Promise<void> {
    const answer = await calls.reviews(cursor ? { ...filter, cursor } : filter);
    if (mine !== round) return;
    trouble.value = answer.kind === 'done' ? undefined : answer;
    busy.value = false;
    if (answer.kind !== 'done') return;
    // Counted down here from then on: a later page may be older than decisions that are on their way.
    if (!cursor) waiting.value = answer.data.waiting;
    cursor = answer.data.nextCursor;
    ahead.push(...answer.data.items.map(asked));
  }

  /** Not fetched yet: that begins when it comes near, and happens once. */
  function asked(brief: Review): Prepared {
    let details: Promise<Answer<FullReview>> | undefined;
    let line: Promise<Answer<Blob>> | undefined;
    return {
      brief,
      get full() {
        details ??= calls.review(brief.id);
        return details;
      },
      get crop() {
        line ??= calls.crop(brief.nameId);
        return line;
      },
    };
  }

  async function next(): Promise<void> {
    if (ahead.length === 0 && cursor) await load();
    await show(ahead.shift());
  }

  async function show(wanted: Prepared | undefined): Promise<void> {
    current.value = wanted;
    full.value = undefined;
    if (!wanted) return;
    seen.value++;
    void wanted.crop;
    const answer = await wanted.full;
    lookAhead();
    if (current.value !== wanted) return;
    // The person has left since the list was made: nothing is left to decide.
    if (answer.kind === 'refused' && answer.problem.status === 404) return next();
    trouble.value = answer.kind === 'done' ? undefined : answer;
    if (answer.kind === 'done') full.value = answer.data;
  }

  function lookAhead() {
    for (const one of ahead.slice(0, AHEAD)) {
      void one.full;
      void one.crop;
    }
    if (ahead.length < LOAD_BELOW && cursor) void load();
  }

  /** Decides what is shown, and shows the next one at once. What becomes of it is told in {@link deeds}. */
  function decide(did: Deciding): Deed | undefined {
    const decided = current.value;
    if (!decided || !full.value) return undefined;
    const review = full.value;
    const deed = reactive<Deed>({
      review,
      did,
      state: 'sending',
      trouble: undefined,
      undoUntil: undefined,
      sent: Promise.resolve(),
    });
    deed.sent = send(review.id, did).then((answer) => settle(deed, answer));
    deeds.unshift(deed);
    deeds.splice(REMEMBERED);
    if (waiting.value && review.state === 'waiting') waiting.value--;
    void next();
    return deed;
  }

  function send(id: string, did: Deciding): Promise<Answer<FullReview>> {
    if (did === 'approve') return calls.approve(id);
    return did === 'refuse' ? calls.undo(id) : calls.decide(id, did);
  }

  function settle(deed: Deed, answer: Answer<FullReview>) {
    if (answer.kind !== 'done') {
      deed.state = 'failed';
      deed.trouble = answer;
      if (answer.kind === 'unreachable' && waiting.value !== undefined) waiting.value++;
      return;
    }
    deed.state = 'done';
    deed.review = answer.data;
    deed.undoUntil = endOfGrace(answer.data, now());
  }

  /** Takes a decision back, and shows its name again. @returns whether it was taken back */
  async function undo(deed: Deed): Promise<boolean> {
    await deed.sent;
    if (deed.state !== 'done' || deed.did === 'refuse') return false;
    const answer = await calls.undo(deed.review.id);
    if (answer.kind !== 'done') {
      deed.trouble = answer;
      return false;
    }
    if (waiting.value !== undefined) waiting.value++;
    await lookAgain(deed);
    return true;
  }

  /** Shows a name again, before those that were to come. */
  async function lookAgain(deed: Deed): Promise<void> {
    deeds.splice(deeds.indexOf(deed), 1);
    if (current.value) ahead.unshift(current.value);
    await show(asked(deed.review));
  }

  function skip() {
    skipped.value++;
    void next();
  }

  /** The newest decision that can be taken back at this moment. */
  const undoable = computed(() => deeds.find((deed) => deed.state !== 'failed' && deed.did !== 'refuse'));

  return { current, full, trouble, busy, waiting, skipped, seen, deeds, undoable, open, decide, skip, undo, lookAgain };
}

/** The time of grace is counted from the answer, because the clocks of browser and server need not agree. */
function endOfGrace({ decision }: FullReview, now: number): number | undefined {
  if (!decision?.undoableUntil || !decision.effectiveAt) return undefined;
  return now + Date.parse(decision.undoableUntil) - Date.parse(decision.effectiveAt);
}
