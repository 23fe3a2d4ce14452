# Names, definitions and units of the ready-made measures; names of dimensions and of enumerated values.

unit-people = { $count ->
    [one] person
   *[other] people
}
unit-activities = { $count ->
    [one] activity
   *[other] activities
}
unit-hours = { $count ->
    [one] hour
   *[other] hours
}
unit-months = { $count ->
    [one] month
   *[other] months
}
unit-years = { $count ->
    [one] year
   *[other] years
}
unit-grants = { $count ->
    [one] grant
   *[other] grants
}
unit-places = { $count ->
    [one] place
   *[other] places
}
unit-assignments = { $count ->
    [one] assignment
   *[other] assignments
}
unit-indicators = { $count ->
    [one] indicator
   *[other] indicators
}
unit-percent = percent
unit-none = { "" }

currency-USD = US dollars
currency-EUR = euros
currency-GBP = pounds

noun-served = { $count ->
    [one] Volunteer
   *[other] Volunteers
}
noun-in_service = { $count ->
    [one] Volunteer
   *[other] Volunteers
}
noun-participants = { $count ->
    [one] participant
   *[other] participants
}
noun-participants_female = { $count ->
    [one] participant
   *[other] participants
}
noun-participants_male = { $count ->
    [one] participant
   *[other] participants
}
noun-virtual_participants = { $count ->
    [one] participant
   *[other] participants
}

measure-served = Volunteers who served
definition-served = People with at least one day of service in the period. Somebody with two services counts once.
measure-in_service = Volunteers in service
definition-in_service = People in service on the last day of the period.
measure-started = Services started
definition-started = Services whose first day, training included, lies in the period.
measure-sworn_in = Volunteers sworn in
definition-sworn_in = Services whose swearing-in lies in the period.
measure-completed = Services completed
definition-completed = Services that ended in the period as planned.
measure-ended = Services ended
definition-ended = Services whose last day lies in the period.
measure-early_terminations = Early terminations
definition-early_terminations = Services that ended in the period by resignation, medical or administrative separation, or interruption. Evacuations and transfers are not among them.
measure-early_termination_rate = Early termination rate
definition-early_termination_rate = Early terminations in the period, in percent of the Volunteers who served in it.
measure-cohort_attrition = Attrition of the cohort
definition-cohort_attrition = Early terminations of a cohort up to the end of the period, in percent of all who started in it.
measure-volunteer_months = Volunteer-months
definition-volunteer_months = Days of service in the period divided by 30.4375, the length of an average month.
measure-median_age = Median age
definition-median_age = Median of the age reached in the year, over the Volunteers who served. Records without a year of birth are left out.
measure-places_served = Places with Volunteers
definition-places_served = Different places of the services in the period.
measure-response_assignments = Response assignments
definition-response_assignments = Response services with at least one day in the period.
measure-response_months = Response months
definition-response_months = Days of Response service in the period divided by 30.4375.
measure-virtual_participants = Virtual Service participants
definition-virtual_participants = People with at least one day of virtual service in the period. They are not Volunteers and are counted apart.
measure-virtual_hours = Hours of virtual service
definition-virtual_hours = Hours per week times the days of the engagement in the period, divided by 7.
measure-activities = Activities
definition-activities = Recorded activities with a date in the period.
measure-hours = Hours
definition-hours = Hours of the recorded activities.
measure-active_volunteers = Volunteers with activities
definition-active_volunteers = Different Volunteers named in the activities of the period.
measure-places_reached = Places reached
definition-places_reached = Different places of the recorded activities.
measure-participants = Participants
definition-participants = Attendances at recorded activities. Somebody who attends twice counts twice.
measure-participants_female = Female participants
definition-participants_female = Attendances of women and girls.
measure-participants_male = Male participants
definition-participants_male = Attendances of men and boys.
measure-female_share = Share of women and girls
definition-female_share = Attendances of women and girls in percent of all attendances whose sex is stated.
measure-grants = Grants
definition-grants = Grants approved in the period.
measure-grant_amount = Grants approved
definition-grant_amount = Amount of the grants approved in the period.
measure-grant_average = Average grant
definition-grant_average = Mean amount of the grants approved in the period.
measure-community_amount = Community contribution
definition-community_amount = What communities put beside the grants approved in the period.
measure-community_share = Community share
definition-community_share = Community contribution in percent of grants and contribution together.
measure-indicator_target = Target
definition-indicator_target = Target of the indicator for the year.
measure-indicator_actual = Actual
definition-indicator_actual = What was reached in the year.
measure-achievement = Achievement
definition-achievement = What was reached, in percent of the target.
measure-indicators_with_target = Indicators with a target
definition-indicators_with_target = Indicators that have a target in the period.
measure-indicators_met = Indicators that met their target
definition-indicators_met = Indicators whose actual value reached the target; where less is better, stayed within it.
measure-population = Population
definition-population = Inhabitants of the places.

dimension-year = year
dimension-quarter = quarter
dimension-month = month
dimension-program = program
dimension-place = place
dimension-place-district = district
dimension-program-sector = sector
dimension-indicator = indicator
dimension-volunteer = Volunteer
dimension-age_band = age
dimension-home_region = home region
dimension-end_reason = reason for leaving
dimension-service_months = months of service

value-service-two_year = Two-year
value-service-response = Response
value-service-virtual = Virtual Service
value-sex-F = Women
value-sex-M = Men
value-sex-X = Another sex
value-end_reason-completed = completed
value-end_reason-resigned = resigned
value-end_reason-medical = medical separation
value-end_reason-administrative = administrative separation
value-end_reason-interrupted = interrupted service
value-end_reason-early_termination = left early
value-end_reason-evacuated = evacuated
value-end_reason-transferred = transferred
