import { Module } from '@nestjs/common';
import { PublicationsService } from './publications.service.js';
import { RankingsService } from './rankings.service.js';
import { PublicationsController, RankingsController, RunsController } from './results.controllers.js';
import { RunsService } from './runs.service.js';

/** Runs, publications and the public rankings. */
@Module({
  controllers: [RunsController, PublicationsController, RankingsController],
  providers: [RunsService, PublicationsService, RankingsService],
  exports: [RunsService, PublicationsService],
})
export class ResultsModule {}
