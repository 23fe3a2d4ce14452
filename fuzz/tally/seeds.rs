//! Small CSV files by hand, of every kind and many shapes: where mutations start from.

/// Kind of the source, and its file.
pub(crate) const SEEDS: [(&str, &[u8]); 42] = [
    ("volunteers", b"volunteer_id,start_date\nA,2023-01-01\n"),
    (
        "volunteers",
        b"volunteer_id,start_date,sworn_in_date,projected_end_date,end_date,person_id,service,program_id,cohort,place,end_reason,sex,birth_year,home_region,hours_per_week,weeks\n\
          A1,2021-06-01,2021-08-20,2023-08-19,2022-11-03,p1,two_year,P1,K-1,Ardal,resigned,F,1990,Ohio,,\n\
          A2,2022-06-01,,,,p1,response,P2,K-2,A,,X,,Texas,,\n\
          A3,2023-02-01,,,2023-05-01,p2,virtual,,,,completed,M,1960,,12.5,8\n",
    ),
    ("volunteers", b"volunteer_id,start,end\r\nA,2023-01-01,\r\nB,2023-12-31,2024-01-01\r\n"),
    ("volunteers", b"\xEF\xBB\xBFvolunteer_id;start_date\nA;2023-01-01\n"),
    ("volunteers", b"volunteer_id,start_date\nA,2099-01-01\nB,1950-01-01"),
    ("volunteers", b"volunteer_id,start_date,sex\n"),
    ("volunteers", b"volunteer_id,start_date,end_reason\nA,2023-01-01,\n"),
    ("volunteers", b"volunteer_id,start_date,service,hours_per_week\nA,2023-01-01,virtual,3\n"),
    ("programs", b"program_id,name\nP1,Clubs\n"),
    (
        "programs",
        b"program_id,name,sector,objective,start_date,end_date,budget,name_sq\nP1,\"Clubs, old\",Youth,\"Two\nlines\",2020-01-01,2024-12-31,999999999999.99,Klube\nP2,\"A \"\"name\"\"\",,,,,,\n",
    ),
    ("programs", b"program_id,name\n\"P1\",\"Clubs\n"),
    ("programs", b"program_id,name\nP1,Clubs\nP1,Clubs\n"),
    ("programs", b"\n\nprogram_id,name\n\nP1,Clubs\n\n"),
    ("places", b"place\nArdal\n"),
    ("places", b"place,name_sr,district,population,code\nArdal,\xD0\x90\xD1\x80\xD0\xB4\xD0\xB0\xD0\xBB,West,12400,A\n\xC5\x81\xC4\x99g,,,0,L\n"),
    ("places", b"place,population\n\xCF\xE5\xFE,100\n"),
    ("places", b"place,code\nA,B\nB,A\n"),
    ("activities", b"date\n2023-05-06\n"),
    (
        "activities",
        b"date,activity_id,volunteer_id,program_id,indicator_id,place,participants,participants_female,participants_male,participants_other,hours\n\
          2023-05-06,a1,V1,P1,I1,Ardal,20,11,9,0,2.5\n2023-06-07,a2,V2,P2,I1,P,,3,4,,0.25\n2022-06-07,a3,,,,,0,,,,\n",
    ),
    ("activities", b"date,participants\n2023-05-06,9007199254740993\n2023-05-07,9007199254740993\n"),
    ("activities", b"date,participants,participants_female\n2023-05-06,5,6\n"),
    ("activities", b"date,hours\n06.05.2023,1\n"),
    ("activities", b"\"date\",\"hours\"\n\"2023-05-06\",\"1\"\"\n"),
    ("activities", b"date,hours,notes\n2023-05-06,1,\"a\n2023-05-07,2,b\n2023-05-08,3,c\"\n"),
    ("grants", b"grant_id,approved_on,amount\nG1,2023-05-06,100\n"),
    (
        "grants",
        b"grant_id,approved_on,amount,currency,source,program_id,place,community_amount,participants\nG1,2023-05-06,1250.00,EUR,Town council,P1,Ardal,300,12\nG2,2022-05-06,0.01,EUR,,P2,\xD0\x9F\xD0\xB5\xD1\x9B,,\n",
    ),
    ("grants", b"grant_id,approved_on,amount,currency\nG1,2023-05-06,100,EUR\nG2,2023-05-06,100,USD\n"),
    ("grants", b"grant_id,approved_on,amount\nG1,2023-05-06,\"1,250.00\"\n"),
    ("indicators", b"indicator_id,year,target\nI1,2023,40\nI1,2022,0\n"),
    (
        "indicators",
        b"indicator_id,year,target,name,program_id,unit,baseline,direction,measure,actual\nI1,2023,40,Clubs,P1,people,10,more,,32\nI2,2023,-1.5,Drop-out,P2,percent,-3,less,,0\nI3,FY2023,10,,,EUR,,,,\n",
    ),
    ("indicators", b"indicator_id,year,target,measure\nI1,2023,40,nothing\n"),
    ("indicators", b"indicator_id,year,target,unit\nI1,2023,40,hours\nI1,2023,40,hours\n"),
    ("metrics", b"period,metric,value\n2023,visits,4\n2022,visits,5\n"),
    ("metrics", b"period,metric,value,unit,note,channel\n2023,visits,4,people,,web\n2023,visits,5,people,x,post\n2023,visits,9,people,,\n"),
    ("metrics", b"period,metric,value\n2020,served,12\n2023,served,1\n"),
    ("metrics", b"period,metric,value\n2023-Q1,v,1\n2023-03,v,2\n2023-03-31,v,3\n2023-01-01/2023-06-30,v,4\n"),
    ("metrics", b"period,metric,value\n2023,period,1\n2023,123,1\n2023,a b,1\n"),
    ("table", b"name,number\na,1\nb,2\nTotal,3\n"),
    ("table", b"A Name,a name,\n1,2,3\n"),
    ("table", b"one\n1\n\"\"\n"),
    ("table", b""),
    ("table", b"a,b\n1,2,\n3,4,\n"),
];
