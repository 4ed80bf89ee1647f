/**
 * Field decorators of request bodies and queries: each is a checked scalar or list with its place in the API document.
 * Nothing reaches a service that did not pass one of these (LESSONS L1).
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

interface Common {
  /** The field may be left out; `null` is refused unless `nullable`. */
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
}

/** class-validator's IsOptional would let `null` pass where only leaving out is meant. */
const checkedUnlessEmpty = (options: Common): PropertyDecorator =>
  ValidateIf((_body: unknown, value: unknown) =>
    value === undefined ? options.optional !== true : value === null ? options.nullable !== true : true,
  );

function field(options: Common, api: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  const document = {
    ...api,
    ...(options.description === undefined ? {} : { description: options.description }),
    ...(options.nullable ? { nullable: true } : {}),
  } as ApiPropertyOptions;
  return applyDecorators(
    options.optional ? ApiPropertyOptional(document) : ApiProperty(document),
    ...(options.optional || options.nullable ? [checkedUnlessEmpty(options)] : []),
    ...checks,
  );
}

/** NUL, lone surrogates and other control characters have no place in a text that people read. */
const cleanText = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]*$/u;

const normalise = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.normalize('NFC').trim() : value,
);

/** A text, NFC and trimmed. */
export const TextField = (options: Common & { max: number; min?: number; pattern?: RegExp }) =>
  field(
    options,
    { type: String, maxLength: options.max, minLength: options.min ?? (options.optional || options.nullable ? 0 : 1) },
    normalise,
    IsString(),
    MaxLength(options.max),
    MinLength(options.min ?? (options.optional || options.nullable ? 0 : 1)),
    Matches(options.pattern ?? cleanText),
    Matches(cleanText),
  );

/** A secret: neither trimmed nor normalised away. */
export const SecretField = (options: Common & { max: number; min?: number }) =>
  field(
    options,
    { type: String, maxLength: options.max, minLength: options.min ?? 1, format: 'password' },
    IsString(),
    MaxLength(options.max),
    MinLength(options.min ?? 1),
    Matches(cleanText),
  );

export const WholeField = (options: Common & { min: number; max: number; query?: boolean }) =>
  field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    ...(options.query
      ? [
          Transform(({ value }: { value: unknown }) =>
            typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
          ),
        ]
      : []),
    IsInt(),
    Min(options.min),
    Max(options.max),
  );

export const ChoiceField = (options: Common & { of: readonly string[] }) =>
  field(options, { type: String, enum: [...options.of] }, IsString(), IsIn([...options.of]));

export const FlagField = (options: Common & { query?: boolean } = {}) =>
  field(
    options,
    { type: Boolean },
    ...(options.query
      ? [Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))]
      : []),
    IsBoolean(),
  );

export const IdField = (options: Common = {}) =>
  field(options, { type: String, format: 'uuid' }, IsString(), IsUUID('all'));

/** A calendar day, YYYY-MM-DD. */
export const DayField = (options: Common = {}) =>
  field(
    options,
    { type: String, format: 'date' },
    IsString(),
    Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
    IsISO8601({ strict: true }),
  );

/** A moment, ISO 8601 with zone. */
export const MomentField = (options: Common = {}) =>
  field(
    options,
    { type: String, format: 'date-time' },
    IsString(),
    MaxLength(40),
    Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/),
    IsISO8601({ strict: true }),
  );

export const ChoicesField = (options: Common & { of: readonly string[] }) =>
  field(
    options,
    { type: [String], enum: [...options.of] },
    IsArray(),
    ArrayMaxSize(options.of.length),
    ArrayUnique(),
    IsIn([...options.of], { each: true }),
  );

/** A list of bodies of one class. */
export const ListField = (itemClass: () => new () => object, options: Common & { max: number }) =>
  field(
    options,
    { type: () => itemClass(), isArray: true },
    IsArray(),
    ArrayMaxSize(options.max),
    ValidateNested({ each: true }),
    Type(itemClass),
  );

/** A body inside a body. */
export const PartField = (partClass: () => new () => object, options: Common = {}) =>
  field(options, { type: () => partClass() }, ValidateNested(), Type(partClass));
