import { Injectable } from '@nestjs/common';

/** The one clock of the server (时钟): deciding never reads it, so tests and replays can put another in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
