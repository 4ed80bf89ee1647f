import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { FlagField, WholeField } from '../dto/fields.js';
import { Actor, Permit, type Principal } from '../permissions/principal.js';
import { Settings } from './settings.js';
import type { SettingValues } from './settings-catalogue.js';

class SettingsShape implements SettingValues {
  @ApiProperty()
  twoPersonPublication!: boolean;
  @ApiProperty({ type: 'integer' })
  graceDays!: number;
}

class SettingsChange implements Partial<SettingValues> {
  @FlagField({ optional: true, description: 'A publication is prepared by one account and approved by another.' })
  twoPersonPublication?: boolean;
  @WholeField({ min: 0, max: 90, optional: true, description: 'Days after closing in which offline forms count.' })
  graceDays?: number;
}

@ApiTags('settings')
@Controller('api/v1/settings')
export class SettingsController {
  constructor(private readonly settings: Settings) {}

  /** Settings of the session's province. */
  @Get()
  @Permit('settings.read')
  @ApiOkResponse({ type: SettingsShape })
  read(@Actor() actor: Principal): Promise<SettingsShape> {
    return this.settings.of(actor.provinceId);
  }

  /** Changes the settings that are named; audited. */
  @Patch()
  @Permit('settings.write')
  @ApiOkResponse({ type: SettingsShape })
  change(@Actor() actor: Principal, @Body() wanted: SettingsChange): Promise<SettingsShape> {
    return this.settings.change(actor, wanted);
  }
}
