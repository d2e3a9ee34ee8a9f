import type { FigureLookup } from '@chengwen/domain';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { TextInput } from './text-input.js';

const FIGURE = /(\{\{[^{}]{1,200}\}\})/;

/** The figures that a text stands on (绑定的数字), by what stands in its place: {{funding/total/executed}}. */
export const hasFigures = (text: string): boolean => FIGURE.test(text);

/** The text in pieces: words as they are, and references to figures without their braces. */
export const piecesOf = (text: string): readonly { readonly words: string; readonly figure?: true }[] =>
  text
    .split(FIGURE)
    .filter((piece) => piece !== '')
    .map((piece) => (FIGURE.test(piece) ? { words: piece.slice(2, -2).trim(), figure: true } : { words: piece }));

const Figure = ({ path, lookup }: { path: string; lookup: FigureLookup }) => {
  const figure = lookup(path);
  return (
    <span
      className={`bound-figure${figure === undefined ? ' missing' : ''}`}
      title={figure === undefined ? `引用的“${path}”没有数` : `引自 ${path}，随该处改变`}
    >
      {figure ?? path}
      <sup aria-hidden="true">引</sup>
    </span>
  );
};

/** A text with its figures in it, each with a small mark that says it is not typed. */
export const ProseText = ({ text, lookup }: { text: string; lookup: FigureLookup }) =>
  piecesOf(text).map(({ words, figure }, at): ReactNode => (
    // Pieces have no identity of their own; their order is the text.
    <span key={at}>{figure ? <Figure path={words} lookup={lookup} /> : words}</span>
  ));

interface ProseProps {
  readonly text: string;
  readonly label: string;
  readonly maxLength: number;
  /** How it reads while nobody writes in it; undefined where it reads as it is written. */
  readonly shown: ReactNode | undefined;
  readonly placeholder?: string | undefined;
  readonly onChange: ((text: string) => void) | undefined;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/**
 * Words that hold references (正文): they read as they will print, and show how they are written as soon as the cursor is in
 * them.
 */
export const Prose = ({ text, label, maxLength, shown, placeholder, onChange, onKeyDown }: ProseProps) => {
  const [writing, setWriting] = useState(false);
  if (onChange === undefined) return <span className="print">{shown ?? text}</span>;
  if (shown !== undefined && !writing)
    return (
      <div
        className="print prose"
        role="textbox"
        tabIndex={0}
        aria-label={label}
        aria-readonly="true"
        onFocus={() => setWriting(true)}
      >
        {shown}
      </div>
    );
  return (
    <TextInput
      value={text}
      label={label}
      maxLength={maxLength}
      placeholder={placeholder}
      onChange={onChange}
      onFocus={() => setWriting(true)}
      onBlur={() => setWriting(false)}
      focused={writing}
      {...(onKeyDown && { onKeyDown })}
    />
  );
};
