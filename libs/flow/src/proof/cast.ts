import type { DecimalText } from '@chengwen/domain';
import { openComments } from '../actions/comments.js';
import type { ChainEvent, CommandType, Context, Facts } from '../types.js';

/** A person on the stage of a proof, and what they are besides whatever seat they get. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly colleague?: true;
  readonly publisher?: true;
  readonly administrator?: true;
}

/** One way the offices may be filled (岗位情形): who there is, who writes, who could sit where. */
export interface Scene {
  readonly name: string;
  readonly author: string;
  readonly people: readonly CastMember[];
  readonly seats: Facts['seats'];
  /** How the offices are filled at other times: people leave and come, so either may hold at any command. */
  readonly otherwise?: Facts['seats'];
  /** Who holds no office at all at those other times (调离): no seat, no author role, nothing to publish or administer. */
  readonly away?: readonly string[];
}

/**
 * People for the proof of a chain (演员表). Every person tries every command in every state, so a scene needs few people
 * and one peculiarity. Scenes in which a stage has nobody left are added by the proof itself.
 */
export interface Cast {
  readonly scenes: readonly Scene[];
}

const SOUND = { version: 1, hash: 'content', errors: 0, unexplained: 0 };
const WORDS = '同意';
const BLANK = ' ';

/** Whether a scene's offices are ever filled in another way. */
export const hasOtherTimes = ({ otherwise, away }: Scene): boolean => otherwise !== undefined || away !== undefined;

/** What the service would find for this person in this scene, as a rule or at those other times. */
export function factsOf(scene: Scene, member: CastMember, when: 'asARule' | 'otherwise' = 'asARule'): Facts {
  const away = when === 'otherwise' ? (scene.away ?? []) : [];
  const seats = when === 'otherwise' ? (scene.otherwise ?? scene.seats) : scene.seats;
  const here = !away.includes(member.id);
  return {
    seats: Object.fromEntries(
      Object.entries(seats).map(([stage, named]) => [stage, named.filter(({ person }) => !away.includes(person))]),
    ),
    content: SOUND,
    authorColleague: here && (member.id === scene.author || member.colleague === true),
    maySitAsPublisher: here && member.publisher === true,
    administrator: here && member.administrator === true,
  };
}

/** Every way in which one person could give one command: well, and with each thing missing that may be missing. */
export function attempts(type: CommandType, member: CastMember, facts: Facts, context: Context): readonly ChainEvent[] {
  const who = { by: member.id, name: member.name, at: `${type} ${context.round}`, facts };
  switch (type) {
    case 'save':
      return [{ type, ...who, content: { version: 1, hash: 'content' } }];
    case 'submit':
      return [
        { type, ...who },
        { type, ...who, facts: { ...facts, content: { ...SOUND, errors: 2 } } },
        { type, ...who, facts: { ...facts, content: { ...SOUND, unexplained: 1 } } },
      ];
    case 'resolve':
      return [...new Set([...openComments(context).map(({ id }) => id), 'nowhere'])].flatMap((comment) =>
        [WORDS, BLANK].map((answer) => ({ type, ...who, comment, answer })),
      );
    case 'approve':
      return [WORDS, BLANK].map((opinion) => ({ type, ...who, opinion }));
    case 'return': {
      const comments = [{ where: { part: 'note' as const }, text: WORDS }];
      return [
        { type, ...who, reason: WORDS, opinion: WORDS, comments },
        { type, ...who, reason: BLANK, opinion: WORDS, comments },
        { type, ...who, reason: WORDS, opinion: WORDS, comments: [] },
      ];
    }
    case 'score':
      return [{ type, ...who, rows: { i1: { score: '9' as DecimalText, reason: WORDS } }, total: '89' as DecimalText }];
    case 'void':
      return [WORDS, BLANK].map((reason) => ({ type, ...who, reason }));
    default:
      return [{ type, ...who }];
  }
}
