"""The headings and labels that schools and their systems print, and what stands below each.

Sources: DfE, "Complete the school census" and the Common Basic Data Set (data items and their
codes); the headings of management-information exports as their vendors' help pages print them.
"""

from __future__ import annotations

from dataclasses import dataclass

from detectors.vocabulary import flat_form


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the values below a heading are.

    `role`: category, name, given, family, preferred, upn, form, year, school, date_of_birth,
    parent (a relative's name), staff (teacher, tutor, author) or neutral (room, date, notes …).
    `category`: what a value tells of the row's person, a name of the contract; None: nothing.
    """

    role: str
    category: str | None = None


def _table(role: str, category: str | None, headings: str) -> dict[str, Meaning]:
    return {flat_form(heading): Meaning(role, category) for heading in headings.split("|")}


KNOWN_HEADINGS: dict[str, Meaning] = {
    **_table(
        "name",
        None,
        "Name|Pupil|Student|Child|Learner|Pupil Name|Student Name|Child Name|Child's Name|"
        "Name of Child|Name of Pupil|Name of Student|Pupil's Name|Student's Name|Full Name|"
        "Legal Name|Legal Full Name|Learner Name|Candidate|Candidate Name|Name of Candidate|"
        "Surname Forename|Surname, Forename|Surname Forename Name|Surname/Forename|Employee|"
        "Employee Name|Participant|Person|Subject Name|Pupils|Students|Children|Who|Recipient|"
        "Display Name|Name of Patient|Patient|Patient Name|Member|Names|Pupil(s)|Student(s)|"
        "Pupil(s) involved|Students involved|Pupils involved|Victim|Perpetrator|Aggressor|"
        "Regarding|Concerning|Account Name|Applicant|Applicant Name|Nominee",
    ),
    **_table(
        "given",
        None,
        "Forename|Forenames|First Name|Firstname|First|Given Name|Given Names|Legal Forename|"
        "Christian Name|Forename(s)|First Name(s)|given_name|first_name|Pupil Forename|"
        "Student Forename|Child's First Name|Student First Name|Pupil First Name|Legal First Name",
    ),
    **_table(
        "family",
        None,
        "Surname|Last Name|Lastname|Last|Family Name|Legal Surname|Legal Last Name|family_name|"
        "last_name|Pupil Surname|Student Surname|Former Surname|Previous Surname|Birth Surname|"
        "Former Family Name|Maiden Name|Child's Surname|Student Last Name|Pupil Last Name|"
        "Preferred Surname|Preferred Last Name",
    ),
    **_table(
        "preferred",
        None,
        "Preferred Name|Known As|Preferred Forename|Preferred First Name|Chosen Name|Nickname|"
        "Likes to be called|preferred_name|Goes by|AKA|Preferred",
    ),
    **_table(
        "upn",
        "identifiers",
        "UPN|Unique Pupil Number|Unique Pupil No|UPN Number|Pupil UPN|Student UPN|Unique Pupil ID",
    ),
    **_table(
        "form",
        None,
        "Form|Reg|Reg Group|Reg Grp|Registration Group|Registration|Tutor Group|Tutor Grp|TG|Class|"
        "Class Name|Form Group|Form Class|Class/Form|Form/Class|Registration Form|Reg Form|"
        "Reg Class|"
        "Registration Class|Year/Form|Year / Class|Mentor Group|Classes|Year and Form",
    ),
    **_table(
        "year",
        None,
        "Year|Yr|Year Group|Yr Group|Year Grp|Y|NCY|NC Year|National Curriculum Year|YG|Yr Grp|"
        "Curriculum Year|Actual NC Year|Cohort|Current Year|Grade Level|year_group|Years",
    ),
    **_table(
        "school",
        None,
        "School|School Name|Academy|Site|Establishment|Base School|Home School|Previous School|"
        "Destination School|Current School|Primary School|Feeder School|New School|Destination|"
        "Secondary School|Campus|destination_school",
    ),
    **_table(
        "date_of_birth",
        "date_of_birth",
        "DOB|D.O.B.|D.O.B|Date of Birth|Birth Date|Birthdate|Born|Date Born|Birthday|D o B|"
        "Pupil DOB|Student DOB|Child's Date of Birth|Child DOB|Student Date of Birth|"
        "Pupil Date of Birth|date_of_birth",
    ),
    **_table(
        "parent",
        None,
        "Parent|Parents|Carer|Carers|Guardian|Mother|Father|Mum|Dad|Parent Name|Parent/Carer|"
        "Parent / Carer|Parent/Carer Name|Parent Carer Name|Parents' Names|Parents Names|"
        "Mother's Name|Father's Name|Mother Name|Father Name|Mum's Name|Dad's Name|Contact|"
        "Contact Name|Contact 1|Contact 2|Contact 3|Contact 1 Name|Contact 2 Name|Priority 1|"
        "Priority 1 Contact|Priority Contact|Emergency Contact|Emergency Contact Name|"
        "Emergency Contact 1|Emergency Contact 2|Next of Kin|Primary Contact|Secondary Contact|"
        "Main Contact|Relative|Name of Parent|Name of Parent/Carer|Parent/Guardian|Addressee|"
        "Salutation|Parental Salutation|Parent 1|Parent 2|Guardian Name|Carer Name|Family Contact|"
        "Collected by|Authorised to collect|Payer|Account Holder|Parent/Guardian Name",
    ),
    **_table(
        "staff",
        None,
        "Teacher|Class Teacher|Tutor|Form Tutor|Staff|Staff Name|Member of Staff|Author|"
        "Reported by|"
        "Recorded by|Entered by|Logged by|Added by|Created by|Issued by|Given by|Staff Member|"
        "Supervisor|Invigilator|Head of Year|HOY|Key Worker|Key Adult|Mentor|Teaching Assistant|TA|"
        "LSA|SENCo|SENDCo|DSL|Line Manager|Manager|Appraiser|Assessor|Examiner|Marker|Completed by|"
        "Signed by|Signed|Witness|Lead|Staff Lead|Leader|Trip Leader|Instructor|Coach|Owner|By|"
        "Set by|Staff Code|Staff Initials|Reviewed by|Referred by|Assigned to|Action by|"
        "Staff involved|Reporting staff|Form Teacher|Head of House|Subject Teacher|Counsellor Name",
    ),
    **_table(
        "neutral",
        None,
        "Room|Seat|Seat No|Seat Number|House|Date|Day|Time|Period|Lesson|Subject|Title|Mr/Mrs|Week|"
        "Term|Start|End|Start Time|End Time|Start Date|End Date|From|To|Duration|Venue|Location|"
        "Place|Notes|Note|Comment|Comments|Remarks|Details|Description|Text|Message|Content|Info|"
        "Information|Further Details|Additional Information|Other|Other Information|Summary|Action|"
        "Actions|Action Taken|Outcome|Next Steps|Status|Type|Category|Code|ID|No|No.|Number|#|Ref|"
        "Reference|Row|Age|Gender|Sex|M/F|Legal Sex|Middle Name|Middle Names|Middle Name(s)|"
        "Group|Set|Band|Teaching Group|Teaching Set|Option|Options|Option A|Option B|Course|Club|"
        "Activity|Team|Role|Job|Job Title|Post|Post Title|Position|Department|Award|Prize|"
        "Certificate|House Points|Merits|Achievement|Achievement Points|Reward Points|"
        "Positive Points|"
        "Attended trip|Table|Table No|Paper|Paper Code|Exam|Exam Date|Component|Component Code|"
        "Board|Exam Board|Tier|Entry|Entered|Coach No|Bus|Route|Bus Route|Stop|Locker|Locker No|"
        "Instrument|Username|User Name|User|User ID|Login|Login ID|Account|Account ID|Device|"
        "Device ID|Serial Number|Asset|Asset Tag|Pupil ID|Student ID|Pupil No|Admission No|"
        "Admission Number|Adno|Adm No|Admno|MIS ID|SIMS ID|Student Number|Pupil Number|pupil_id|"
        "student_id|Staff ID|staff_id|Employee ID|Employee Number|Contact ID|contact_id|"
        "Date of Admission|Admission Date|Joined|Date Joined|Entry Date|Leaving Date|Date of "
        "Leaving|"
        "Left|Left on|Enrolment Status|URN|LAESTAB|DfE Number|DfE No|School Number|Centre Number|"
        "Centre No|Centre|Event|Incident Date|Date Reported|Time Reported|Signature|Sign|Initials|"
        "Photo|Photo Consent|Consent|Consent Given|Permission|Permission Given|Relationship|"
        "Relation to Child|Relationship to Child|Relationship to Pupil|Parental Responsibility|"
        "Language|Size|T-shirt Size|Menu|Menu Choice|Main|Pudding|Sandwich|Meal Choice|"
        "Quantity|Qty|"
        "Cost|Price|Item|Created|Created at|Updated|Updated at|Modified|When|Sent|Views|Link|URL|"
        "File|Filename|Document|Version|Priority|Severity|Level of risk|Order|Rank|Position "
        "in race|"
        "Heat|Lane|Bib|Race|Colour|Task|Deadline|Due|Due Date|Homework|Book|Book Title|"
        "Book Band|Library|Question|Answer|Response|Register|Classroom|Teacher's Room|Topic|"
        "Objective|Learning Objective|Resources|Total|Count|Yes/No|Tick|Part|Chair|Choir|Cast",
    ),
}
KNOWN_HEADINGS.update(
    _table(
        "category",
        "contact_details",
        "Address|Home Address|Postal Address|Address 1|Address 2|Address Line 1|Address Line 2|"
        "Street|Town|City|County|Postcode|Post Code|Home Postcode|Phone|Phone Number|Phone No|"
        "Telephone|Telephone Number|Tel|Tel No|Tel.|Home Tel|Home Phone|Home Telephone|Mobile|"
        "Mobile Number|Mobile No|Mobile Phone|Mob|Cell|Work Phone|Work Tel|Daytime Phone|"
        "Contact Number|Contact No|Contact Numbers|Contact Details|Contact Telephone|Email|E-mail|"
        "Email Address|E-mail Address|Parent Email|Parent Email Address|Parent/Carer Email|"
        "Mother Email|Father Email|Personal Email|Home Email|Pupil Email|Student Email|Emails|"
        "Parent Phone|Parent Mobile|Parent Address|Emergency Number|Emergency Contact Number|"
        "Emergency Phone|Emergency Tel|Emergency Contact Details|Contact 1 Phone|Contact 2 Phone|"
        "House Number|House Name|House No|Apartment|Where do you live|Correspondence Address",
    )
    | _table(
        "category",
        "identifiers",
        "ULN|Unique Learner Number|NHS No|NHS Number|NHS|NI Number|NI No|NINO|National Insurance|"
        "National Insurance Number|UCI|Unique Candidate Identifier|Candidate No|Candidate Number|"
        "Cand No|Cand. No.|Candidate ID|Exam Number|Exam No|TRN|Teacher Reference Number|"
        "Teacher Number|Teacher Ref|Passport|Passport Number|Passport No|Visa Number|Former UPN|"
        "Driving Licence|Driving Licence Number|Birth Certificate Number|DfE Teacher Number",
    )
    | _table(
        "category", "credentials", "Password|Passwd|Pass word|PIN|PIN Code|Passcode|Passphrase"
    )
    | _table(
        "category",
        "credentials",
        "Initial Password|Temporary Password|Temp Password|Default Password|New Password|Pwd|"
        "Login Password|Wifi Password|Access Code|Security Code|Memorable Word|Secret|Pass",
    )
    | _table(
        "category",
        "sen",
        "SEN|SEND|SEN Status|SEND Status|SEN Code|SEN Provision|SEN Need|SEN Needs|SEN Type|"
        "SEN Primary Need|Primary Need|Secondary Need|Primary SEN Need|Area of Need|Need|Needs|"
        "Need Type|SEN Stage|K/E|E/K|K Code|SEN Support|EHCP|EHC Plan|EHC|Statement|IEP|ALN|"
        "Provision|Provision Map|Access Arrangements|Access|AA|Exam Access|Extra Time|ET|Reader|"
        "Scribe|Exam Concessions|Concessions|Support|Support Needed|LSA Support|TA Support|"
        "1:1|SpLD|"
        "Dyslexia|ASD|ADHD|SEMH|SLCN|Intervention|Interventions|Special Needs|Additional Needs|"
        "Strategies|Barriers to Learning|Pupil Passport|SEN?|SEND?|SEN Y/N|Does your child "
        "have SEN|"
        "Modified Paper|Rest Breaks|Prompter|Word Processor|Neurodiversity|Annual Review Date",
    )
    | _table(
        "category",
        "health",
        "Medical|Med|Meds|Medical Conditions|Medical Condition|Medical Needs|Medical Notes|"
        "Medical Info|Medical Information|Medical Details|Medical Flag|Medical Alert|Condition|"
        "Conditions|Health|Health Needs|Health Care Plan|IHCP|IHP|Care Plan|Healthcare Plan|"
        "Medication|Medications|Medicine|Medicines|Dose|Dosage|Allergy|Allergies|Allergens|Dietary|"
        "Diet|Dietary Needs|Dietary Requirements|Dietary Information|Diet Notes|Special Diet|"
        "Disability|Disabilities|Disabled|Diagnosis|Asthma|Epilepsy|Diabetes|Inhaler|EpiPen|AAI|"
        "Doctor|GP|GP Surgery|GP Practice|Surgery|Doctor's Name|Name of GP|Hospital|Symptoms|"
        "Treatment|First Aid|Injury|Injuries|Nature of Injury|Illness|Mental Health|CAMHS|"
        "Wellbeing|Vaccination|Vaccinations|Vaccinated|Immunisations|HPV|MMR|Flu Vaccine|"
        "Blood Group|Blood Type|Covid|Test Positive|Glasses|Hearing|Vision|Toileting|Pregnant|"
        "Weight|Height|BMI|Counselling|Medical Y/N|Medical?|Emotional Wellbeing",
    )
    | _table(
        "category",
        "pupil_premium",
        "FSM|FSM Eligible|FSM Eligibility|Free School Meals|Free School Meal|Free Meals|FSM6|Ever6|"
        "Ever 6|E6|Ever 6 FSM|FSM Ever 6|FSME6|PP|PPG|Pupil Premium|PP Y/N|FSM Y/N|PP?|FSM?|"
        "Pupil Premium Indicator|PP Indicator|PP Status|Disadvantaged|Disad|Dis|Service Child|"
        "Service|Service Children|Forces|Service Premium|Service Family|SCE|Deprivation|IDACI|"
        "EYPP|PP Eligible|Meal Type|Meal Pattern|PP Funding|Disadvantage|FSM Now|Current FSM",
    )
    | _table(
        "category",
        "looked_after",
        "CLA|LAC|CIC|Looked After|In Care|Looked After Child|Children Looked After|PLAC|PLA|"
        "Previously Looked After|Post LAC|Care Status|In LEA Care|In LA Care|LAC Status|CLA Status|"
        "Adopted|Adoption|SGO|Placement|Placing Authority|Caring Authority|PEP|PEP Date|Foster|"
        "Foster Carer|Virtual School|Legal Status|Care Order|PPP|PLAC Status",
    )
    | _table(
        "category",
        "ethnicity",
        "Ethnicity|Ethnic|Ethnic Group|Ethnic Origin|Ethnicity Code|Ethnic Code|Eth|Ethnic "
        "Background|"
        "EAL|EAL Status|EAL Y/N|EAL?|First Language|First Lang|Home Language|Main Language|"
        "Mother Tongue|Language Code|Native Language|Language at Home|Languages Spoken|Nationality|"
        "Country of Birth|Born In|Place of Birth|Citizenship|Asylum Status|Asylum|Refugee|"
        "Refugee Status|"
        "Traveller|Traveller Status|GRT|Proficiency in English|English Proficiency|PIE|Race Code|"
        "Visa|Visa Status|Immigration Status|Heritage|National Identity|BAME|Interpreter",
    )
    | _table(
        "category",
        "religion",
        "Religion|Faith|Religious Affiliation|Belief|Beliefs|Denomination|Religion or Belief|"
        "Baptised|Baptism|Baptism Date|Parish|Church|Place of Worship|Religious Observance|"
        "Withdrawn from RE|Withdrawn from Worship|Communion|Worship",
    )
    | _table(
        "category",
        "safeguarding",
        "CP|CPP|CP Plan|Child Protection|Child Protection Plan|CIN|Child in Need|CIN/CP|CP/CIN|"
        "Safeguarding|Safeguarding Concern|Safeguarding Flag|Concern|Concerns|Cause for Concern|"
        "Social Worker|SW|Social Care|Social Services|Early Help|EHA|CAF|TAF|TAC|MASH|Vulnerable|"
        "Vulnerability|Vulnerabilities|Risk|Risk Level|Risk Factors|Young Carer|YC|Agencies|"
        "Agency Involvement|External Agencies|CSE|CCE|Domestic Abuse|Court Order|Disclosure|"
        "CPOMS|Category of Abuse|Type of Abuse|Welfare|Welfare Concerns|Confidential|Family "
        "Circumstances",
    )
    | _table(
        "category",
        "attendance",
        "Attendance|Attendance %|% Attendance|Att|Att %|% Att|Attend|Attendance Percentage|"
        "Attendance to Date|Attendance YTD|Absence|Absences|Absence %|% Absence|Absence Reason|"
        "Reason for Absence|Unauthorised|Unauth|Unauthorised Absence|Unauthorised Absences|"
        "Authorised|Auth Absence|Authorised Absence|Authorised Absences|Sessions Missed|Sessions|"
        "Lates|Late|Lateness|Minutes Late|Mins Late|Punctuality|Days Absent|Days Missed|PA|"
        "Persistent Absence|Persistent Absentee|Present|Absent|AM|PM|Attendance Code|"
        "Possible Sessions|Truancy|Attendance Concern|Penalty Notice|Sessions Absent|Poss",
    )
    | _table(
        "category",
        "behaviour",
        "Behaviour|Behavior|Behaviour Points|Behaviour Pts|BP|Negative Points|Negatives|Neg Points|"
        "Demerits|Conduct|Conduct Points|Detention|Detentions|Sanction|Sanctions|Incident|"
        "Incidents|"
        "Incident Type|Incident Details|Incident Description|Behaviour Type|Behaviour Incidents|"
        "Behaviour Comment|On Report|Report Card|Isolation|Isolations|Removals|Bullying|"
        "Consequence|"
        "Consequences|Behaviour Log|Net Points|Red Cards|Warnings|Behaviour Grade|Offence Type",
    )
    | _table(
        "category",
        "exclusion",
        "Exclusion|Exclusions|Suspension|Suspensions|FTE Exclusion|Fixed Term Exclusion|PEX|FEX|"
        "Fixed Term|Permanent Exclusion|Excluded|Suspended|Days Excluded|Days Suspended|"
        "Exclusion Days|Exclusion Reason|Managed Move|AP|Alternative Provision|Reintegration Date|"
        "Suspension Days|FTS",
    )
    | _table(
        "category",
        "financial",
        "Debt|Debts|Arrears|Balance|Amount Owed|Owed|Owes|Owing|Outstanding|Outstanding Balance|"
        "Amount Due|Amount Outstanding|Dinner Money|Dinner Balance|Dinner Debt|Unpaid|"
        "Bursary|Bursary Amount|Hardship|Hardship Fund|Benefits|Benefit|Household Income|"
        "Family Income|Income|Universal Credit|Bank Account|Account Number|Account No|Sort Code|"
        "Bank Details|Bank|IBAN|Card Number|Payment Plan|Remission|Subsidy|Financial|"
        "Financial Circumstances|Financial Assistance|Paid|Amount Paid|Payment Status",
    )
    | _table(
        "category",
        "pay",
        "Salary|Annual Salary|Pay|Gross|Gross Pay|Net Pay|Net|Pay Scale|Pay Point|Scale Point|"
        "Spine Point|SCP|Spine|Pay Grade|Pay Band|Scale|TLR|Allowance|Allowances|Hourly Rate|"
        "Rate of Pay|"
        "Overtime|Bonus|Tax Code|Pension|Pension Contribution|FTE Salary|Actual Salary|Basic Pay|"
        "Deductions|Increment|Current Point|New Point|Wage|Wages|Earnings|Annual Pay|Total Pay|"
        "Current Salary|New Salary|Proposed Salary|Pay Award|Pay Recommendation|UPS|MPS",
    )
    | _table(
        "category",
        "staff_hr",
        "Sickness|Sickness Days|Sick Days|Days Sick|Sick Leave|Sickness Absence|Bradford|"
        "Bradford Score|Bradford Factor|DBS|DBS Number|DBS No|DBS Date|DBS Check|DBS Certificate|"
        "DBS Issue Date|Barred List|Barred List Check|List 99|Prohibition|Prohibition Check|"
        "Right to Work|Section 128|Appraisal|Appraisal Outcome|Appraisal Rating|Performance Rating|"
        "Performance Management|Capability|Disciplinary|Grievance|Redundancy|Redundancy Score|"
        "Selection Score|Maternity|Maternity Leave|Occupational Health|OH Referral|Return to Work|"
        "Contract Type|Contract|Notice Period|Reason for Leaving|Leave Reason|Probation|"
        "Interview Score|References|Reference Received|Absence Trigger|Phased Return|Misconduct",
    )
    | _table(
        "category",
        "trade_union",
        "Union|Trade Union|Union Member|Union Membership|Union Subs|TU Member|Union Rep",
    )
    | _table(
        "category",
        "political",
        "Political|Political Party|Party Membership|Political Opinion|Political Affiliation",
    )
    | _table(
        "category",
        "sexual_life",
        "Sexual Orientation|Orientation|Sexuality|Gender Identity|Pronouns|Transgender|Trans|"
        "Preferred Pronouns|LGBT|LGBTQ+",
    )
    | _table(
        "category",
        "biometric",
        "Biometric|Biometrics|Biometric Consent|Fingerprint|Finger Registered|Biometric ID|"
        "Biometric Registered|Biometric Template|Face ID|Facial Recognition",
    )
    | _table("category", "genetic", "Genetic|Genetic Condition|Genetic Test|DNA|Gene|Genetics")
    | _table(
        "category",
        "criminal",
        "Criminal|Convictions|Conviction|Criminal Record|Criminal Convictions|Offence|Offences|"
        "Arrest|Police|Police Involvement|YOT|YOS|Youth Offending|Court|Court Date|Probation "
        "Officer|"
        "Crime Reference|Caution|Cautions|Sentence",
    )
    | _table(
        "category",
        "attainment",
        "Grade|Grades|Predicted|Predicted Grade|Target|Target Grade|Targets|MTG|Current Grade|"
        "Working At|WAG|Mock|Mock Grade|Mock Result|Result|Results|Score|Scores|Mark|Marks|"
        "Marks /40|"
        "Raw Score|Scaled Score|Standardised Score|SAS|CAT|CATs|CAT4|CAT Mean|Verbal|Quantitative|"
        "Spatial|Non-Verbal|Reading|Writing|Maths|Mathematics|English|Science|Spelling|GPS|SPaG|"
        "Phonics|Phonics Score|Reading Age|RA|Spelling Age|Comprehension|Biology|Chemistry|Physics|"
        "History|Geography|French|German|Spanish|Computing|Computer Science|Art|Music|Drama|PE|RE|"
        "DT|D&T|Technology|Food|Food Tech|Latin|Economics|Business|Psychology|Sociology|Media|"
        "English Language|English Literature|Eng Lang|Eng Lit|Combined Science|Religious Studies|"
        "KS1|KS2|KS3|KS4|KS2 Maths|KS2 Reading|KS2 GPS|KS2 Writing|KS2 Score|KS2 Prior|"
        "Prior Attainment|Prior Attainment Band|PAB|HPA/MPA/LPA|PA Band|Progress|Progress 8|P8|"
        "Attainment|Attainment 8|A8|Effort|ATL|Attitude to Learning|Attitude|Expected|"
        "Teacher Assessment|"
        "TA Grade|Baseline|EYFS|GLD|MTC|Multiplication Check|Level|Levels|NC Level|"
        "Attainment Level|"
        "On Track|Achieved|Test|Test 1|Test 2|Assessment|Assessment 1|Assessment 2|Exam Result|"
        "Percentage|Points Score|UCAS Points|Coursework|NEA|Autumn|Spring|Summer|Autumn Grade|"
        "Spring Grade|Summer Grade|AUT1|AUT2|SPR1|SPR2|SUM1|SUM2|End of Year|EOY|DC1|DC2|DC3|"
        "AP1 Grade|"
        "Residual|Value Added|Star Reading|NGRT|Lexile|Times Tables|SATs|SATs Score|GCSE|"
        "GCSE Grade|"
        "A Level|GCSE Result|Outcome Grade|Report Comment|Academic Comment|Teacher Comment|11+",
    )
)
