import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Permit } from '../permissions/principal.js';
import { ProvinceList, Provinces } from './provinces.js';

@ApiTags('provinces')
@Controller('api/v1/provinces')
export class ProvincesController {
  constructor(private readonly provinces: Provinces) {}

  /** Provinces of this installation. */
  @Get()
  @Permit('provinces.read')
  @ApiOkResponse({ type: ProvinceList })
  async list(): Promise<ProvinceList> {
    return { items: await this.provinces.list() };
  }
}
