import { Inject } from '@nestjs/common';
import { refusal, type Person } from '@chengwen/domain';
import { Args, Field, InputType, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Caller } from '../people/caller.js';
import { FormContentScalar } from '../edge/scalars.js';
import { toFindingType } from './form-answers.js';
import { FindingType } from './forms.types.js';
import type { CheckedImport, CheckedSource } from './import-preview.js';
import { ImportReader } from './import-reader.js';

@ObjectType('LostLine', { description: 'A source line that went into no form（未识别行）' })
export class LostLineType {
  @Field(() => Int) line!: number;
  @Field(() => String) text!: string;
}

@ObjectType('ImportedForm', { description: 'A form read out of a source（识别出的表单）' })
export class ImportedFormType {
  @Field(() => String) template!: string;
  @Field(() => String) edition!: string;
  @Field(() => String) title!: string;
  @Field(() => Int, { nullable: true }) year?: number | null;
  @Field(() => String) projectName!: string;
  @Field(() => String) unitName!: string;
  @Field(() => FormContentScalar) content!: unknown;
  @Field(() => [FindingType]) findings!: FindingType[];
  @Field(() => [LostLineType]) lost!: LostLineType[];
}

@ObjectType('ImportPreview', { description: '导入预览: nothing is kept' })
export class ImportPreviewType {
  @Field(() => [ImportedFormType]) forms!: ImportedFormType[];
  @Field(() => [LostLineType], { description: 'Lines that stood outside every form' }) lost!: LostLineType[];
  @Field(() => [String], { description: 'What a person has to know besides: a hidden sheet that was left out …' })
  notes!: string[];
}

@InputType('ImportFileInput', { description: 'A small file inside a request; larger ones go to POST /imports（文件）' })
export class ImportFileInput {
  @Field(() => String) name!: string;
  @Field(() => String, { description: 'base64' }) content!: string;
}

/** Characters of one pasted text: dozens of forms; reading more at once would keep others waiting. */
const MOST_TEXT = 64 * 1024;
/** What a source holds, for a person to look at (导入预览). */
export function toPreviewType({ forms, lost, notes }: CheckedSource): ImportPreviewType {
  if (forms.length === 0) throw refusal('import.empty');
  return { forms: forms.map(toImportedFormType), lost: [...lost], notes: [...notes] };
}

@Resolver()
export class ImportResolver {
  constructor(@Inject(ImportReader) private readonly reader: ImportReader) {}

  @Query(() => ImportPreviewType, {
    description: 'Read a pasted text or a file without keeping anything（导入预览）.',
  })
  async previewImport(
    @Args('text', { type: () => String, nullable: true }) text: string | null,
    @Args('file', { type: () => ImportFileInput, nullable: true }) file: ImportFileInput | null,
    // Reading is work: it is done for people who are known.
    @Caller() _by: Person,
  ): Promise<ImportPreviewType> {
    if (!file) {
      const pasted = text ?? '';
      if (pasted.length > MOST_TEXT) throw refusal('edge.tooLarge', { limit: MOST_TEXT / 1024 });
      return toPreviewType(await this.reader.read({ bytes: Buffer.from(pasted), name: '' }));
    }
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(file.content))
      throw refusal('command.malformed', { path: 'file.content', problem: '应为 base64' });
    return toPreviewType(await this.reader.read({ bytes: Buffer.from(file.content, 'base64'), name: file.name }));
  }
}

function toImportedFormType({
  template,
  edition,
  title,
  year,
  content,
  findings,
  lost,
}: CheckedImport): ImportedFormType {
  return {
    template,
    edition,
    title,
    year,
    projectName: content.fields['projectName'] ?? '',
    unitName: content.fields['unit'] ?? '',
    content,
    findings: findings.map(toFindingType),
    lost: [...lost],
  };
}
